import { describe, expect, it } from 'vitest';
import { printerAddress, type ShopSettings } from '#shared/settings/settings.ts';
import { printerProblems, shopProblems, stationProblems } from './field-problems.ts';
import { addressOfKind, shownAddress, typedAddress } from './printers/printer-address-text.ts';

const SHOP: Omit<ShopSettings, 'id'> = {
  name: 'Corner Café',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  dayStartMinutes: 240,
  taxRounding: 'line',
  cashRounding: 0,
  serviceCharge: null,
  printReceipts: true,
  receiptHeader: '',
  receiptFooter: '',
  receiptLogo: null,
  receiptCode: 'none',
  receiptCodeText: '{{receiptNumber}}',
  scaleLabels: [],
  orderTypes: ['takeaway'],
  defaultOrderType: 'takeaway',
  seatsAndCourses: 'counted',
  allergens: null,
  language: 'en',
  autoLockSeconds: 300,
  tipPresets: [],
  cards: { reader: 'none' as const, tips: 'screen' as const, captures: 'at-once' as const },
  drawer: { varianceLimit: null, blindCount: false },
};
const addressProblem = (typed: string) =>
  printerProblems({ name: 'Grill', address: typedAddress('network', typed) }).address;

describe('what is wrong with a field', () => {
  it('[OF16] finds nothing wrong with a shop as it should be', () => {
    expect(shopProblems(SHOP)).toEqual({});
  });

  it('[OF16] says which fields of a shop cannot stand', () => {
    const long = 'x'.repeat(501);
    const wrong = {
      name: '  ',
      currency: '',
      timeZone: '',
      dayStartMinutes: -1,
      receiptHeader: long,
      receiptFooter: long,
    };
    expect(shopProblems({ ...SHOP, ...wrong })).toEqual({
      name: 'name-missing',
      currency: 'currency-missing',
      timeZone: 'zone-missing',
      dayStartMinutes: 'time-missing',
      receiptHeader: 'text-too-long',
      receiptFooter: 'text-too-long',
    });
    expect(stationProblems({ name: 'x'.repeat(121) })).toEqual({ name: 'name-too-long' });
  });

  it.each([
    ['192.168.1.50', 'tcp://192.168.1.50'],
    ['192.168.1.50:9101', 'tcp://192.168.1.50:9101'],
    [' tcp://printer.local:9100 ', 'tcp://printer.local:9100'],
    ['TCP://printer', 'tcp://printer'],
    ['[fe80::1]:9100', 'tcp://[fe80::1]:9100'],
  ])('[OF17] takes %s', (typed, address) => {
    expect(typedAddress('network', typed)).toBe(address);
    expect(printerAddress.safeParse(address).success).toBe(true);
    expect(addressProblem(typed)).toBeUndefined();
  });

  it.each([
    ['', 'address-missing'],
    ['tcp://', 'address-missing'],
    ['kitchen printer', 'address-wrong'],
    ['http://printer', 'address-wrong'],
    ['printer:', 'address-wrong'],
    ['printer:99999', 'port-wrong'],
    ['printer:0', 'port-wrong'],
  ])('[OF17] says why “%s” cannot be one', (typed, problem) => {
    expect(addressProblem(typed)).toBe(problem);
  });

  it('[OF17] shows an address without its scheme, and keeps it when the kind goes and comes back', () => {
    expect(shownAddress('tcp://10.0.0.7:9100')).toBe('10.0.0.7:9100');
    expect(addressOfKind('screen', 'tcp://10.0.0.7')).toBe('virtual:');
    expect(addressOfKind('network', 'tcp://10.0.0.7')).toBe('tcp://10.0.0.7');
    expect(addressOfKind('network', 'virtual:bar')).toBe('tcp://');
    expect(printerProblems({ name: 'Bar', address: 'virtual:' })).toEqual({});
  });
});
