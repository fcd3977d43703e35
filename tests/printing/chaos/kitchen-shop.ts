import type { CatalogChange, SettingsChange } from '#shared/journal/records.ts';
import { id } from '#support/orders.ts';

/** Where things are made, by name, for whoever checks: nothing of the till's routing goes into this table. */
export const MAKERS: Readonly<Record<string, readonly string[]>> = {
  Burger: ['Grill'],
  Fries: ['Fry'],
  Beer: ['Bar'],
  Platter: ['Grill', 'Fry'],
  Combo: ['Grill', 'Fry', 'Bar'],
  Voucher: [],
};
export const EXTRAS: Readonly<Record<string, readonly string[]>> = {
  Egg: ['Fry'],
  Shot: ['Bar'],
  Onions: [],
  Nuts: [],
};
/** It puts together what anybody makes. */
export const EXPO = 'Pass';

/** Where a station's tickets may come out besides at its own printer, marked for whom. */
export const STAND_INS: Readonly<Record<string, readonly string[]>> = {
  Grill: ['Fry', 'Counter'],
  Fry: ['Grill', 'Counter'],
  Bar: ['Counter'],
  Pass: ['Counter'],
};
export const PRINTERS = ['Grill', 'Fry', 'Bar', 'Pass', 'Counter'] as const;
export type PrinterName = (typeof PRINTERS)[number];

const PREP = ['Grill', 'Fry', 'Bar'] as const;
const stationId = (name: string): string => id(0x50 + [...PREP, EXPO].indexOf(name as never));
const printerId = (name: string): string => id(0x90 + PRINTERS.indexOf(name as never));
const idAmong = (names: object, base: number, name: string): string => id(base + Object.keys(names).indexOf(name));
export const itemId = (name: string): string => idAmong(MAKERS, 0x110, name);
export const modifierId = (name: string): string => idAmong(EXTRAS, 0x610, name);
const KINDS: Readonly<Record<string, string>> = { Onions: 'remove', Nuts: 'allergy' };
const BACKUPS: Readonly<Record<string, string>> = { Grill: 'Fry', Fry: 'Grill', Bar: 'Counter' };

/** Four stations with a printer each, an expo among them, and a printer of receipts at the counter. */
export function kitchenShop(
  shop: string,
  addresses: Readonly<Record<PrinterName, string>>,
): { catalog: CatalogChange[]; settings: SettingsChange[] } {
  const catalog = [
    {
      noun: 'category',
      id: id(0xc1),
      set: { name: 'Bar', colour: '#0369a1', stationIds: [stationId('Bar')], position: 0 },
    },
    {
      noun: 'modifierGroup',
      id: id(0x61),
      set: {
        ...{ name: 'Extras', min: 0, max: 4, position: 0 },
        modifiers: Object.entries(EXTRAS).map(([name, stations]) => ({
          ...{ id: modifierId(name), name, price: 50 },
          ...(KINDS[name] && { kind: KINDS[name] }),
          ...(stations.length > 0 && { stationIds: stations.map(stationId) }),
        })),
      },
    },
    ...Object.entries(MAKERS).map(([name, stations], position) => ({
      noun: 'item',
      id: itemId(name),
      set: {
        ...{ name, price: 500, taxIds: [], modifierGroupIds: stations.length > 0 ? [id(0x61)] : [], position },
        // What the bar makes is routed by its category, all else by itself.
        ...(name === 'Beer' ? { categoryId: id(0xc1) } : { categoryId: null, stationIds: stations.map(stationId) }),
      },
    })),
  ];
  const settings = [
    {
      noun: 'shop',
      id: shop,
      set: { name: 'Corner', currency: 'EUR', timeZone: 'Europe/Berlin', printReceipts: true },
    },
    ...PREP.map((name, position) => ({
      noun: 'station',
      id: stationId(name),
      set: { name, position, oneItemPerTicket: name === 'Fry', itemSize: name === 'Bar' ? 'normal' : 'large' },
    })),
    { noun: 'station', id: stationId(EXPO), set: { name: EXPO, position: 9, kind: 'expo' } },
    ...PRINTERS.map((name) => ({
      noun: 'printer',
      id: printerId(name),
      set: {
        ...{ name, address: addresses[name], columns: 48, printsReceipts: name === 'Counter' },
        stationIds: name === 'Counter' ? [] : [stationId(name)],
        backupId: BACKUPS[name] ? printerId(BACKUPS[name]) : null,
      },
    })),
  ];
  return { catalog: catalog as never, settings: settings as never };
}
