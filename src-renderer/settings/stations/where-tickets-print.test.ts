import { expect, it } from 'vitest';
import type { Printer, Station } from '#shared/settings/settings.ts';
import '../strings.ts';
import { i18next } from '../../i18n/i18n.ts';
import { stationsLeft, whereTicketsPrint } from './where-tickets-print.ts';

const station = (id: string, shows: Station['shows'] = 'paper') => ({ id, name: id, shows }) as Station;
const printer = (name: string, stationIds: string[], printsReceipts = false) =>
  ({ id: name, name, stationIds, printsReceipts }) as unknown as Printer;
const t = i18next.getFixedT(null, 'settings') as Parameters<typeof whereTicketsPrint>[0];
const words = (shows: Station['shows'], ...printers: Printer[]) =>
  whereTicketsPrint(t, station('fry', shows), printers);

it('[P75] says where a station’s tickets come out, also where that is nowhere', () => {
  const front = printer('Front', [], true);
  expect(words('paper', printer('One', ['fry']), printer('Two', ['fry']), front)).toBe('Prints on One, Two');
  expect(words('paper', printer('One', []), front)).toBe('No printer of its own: prints on Front, where receipts do');
  expect(words('paper', printer('One', ['grill']))).toBe('No printer: its tickets come out nowhere');
  expect(words('screen', front)).toMatch(/without its screen it prints on Front/);
  expect(words('both', front)).toMatch(/^No printer of its own: prints on Front/);
  for (const shows of ['screen', 'both'] as const) expect(words(shows)).toMatch(/on its screen alone/);
});

it('[P76] names the stations that a change leaves without what they have', () => {
  const stations = [station('fry'), station('grill'), station('bar')];
  const [fry, both, front] = [printer('F', ['fry']), printer('B', ['fry', 'grill']), printer('R', [], true)];
  const left = (now: Printer[], then: Printer[]) => stationsLeft(stations, now, then).map(({ id }) => id);
  expect(left([fry, both, front], [fry, front])).toEqual(['grill']);
  expect(left([fry, both, front], [both, front])).toEqual([]);
  expect(left([fry, front], [fry])).toEqual(['grill', 'bar']);
  expect(left([fry], [fry])).toEqual([]);
});
