import { expect, it } from 'vitest';
import { eventSchemas, readEvent } from '#shared/journal/events.ts';
import {
  type CatalogChange,
  readRecord,
  readShop,
  type SettingsChange,
  saidOfShop,
  settingsNouns,
} from '#shared/journal/records.ts';
import { id } from '#support/orders.ts';
import { catalogEvents, settingsEvents } from './change-records.ts';

const egg = { id: id<never>(2), name: 'Fried egg', price: 150 as never };
const group = (more: object): CatalogChange => ({
  ...{ noun: 'modifierGroup', id: id<never>(1), set: { name: 'Changes', modifiers: [{ ...egg, ...more }] } },
});
const station = (set: SettingsChange['set']): SettingsChange => ({ noun: 'station', id: id(3), set }) as SettingsChange;

it('[FP2] [K10] [P41] [P60] [K20] [K73] [U61] says an edit in the first version that can, and each version reads what is said in it', () => {
  const events = [
    ...catalogEvents([group({})]),
    ...catalogEvents([{ noun: 'item', id: id(4), set: { tracked: true } }]),
    ...catalogEvents([group({ kind: 'remove' })]),
    ...catalogEvents([group({ stationIds: [id(3)] })]),
    ...settingsEvents([station({ name: 'Fry' })]),
    ...settingsEvents([station({ name: 'Pass', kind: 'expo' })]),
    ...settingsEvents([{ noun: 'printer', id: id(5), set: { name: 'Grill' } }]),
    ...settingsEvents([{ noun: 'printer', id: id(5), set: { backupId: null } }]),
    ...settingsEvents([station({ copies: 2 })]),
    ...settingsEvents([{ noun: 'printer', id: id(5), set: { twoColour: true } }]),
    ...settingsEvents([{ noun: 'printer', id: id(5), set: { address: 'tcp://10.0.0.9' } }]),
    ...settingsEvents([{ noun: 'printer', id: id(5), set: { address: 'queue:grill' } }]),
    ...settingsEvents([station({ shows: 'both' })]),
    ...settingsEvents([station({ shows: 'screen' }), { noun: 'printer', id: id(5), set: { address: 'queue:grill' } }]),
    ...settingsEvents([{ noun: 'printer', id: id(5), set: { address: 'queue:grill', buzzer: true } }]),
    ...settingsEvents([{ noun: 'shop', id: id(6), set: { receiptFooter: 'Bye' } }]),
    ...settingsEvents([{ noun: 'shop', id: id(6), set: { receiptCode: 'qr', receiptLogo: null } }]),
    ...settingsEvents([{ noun: 'shop', id: id(6), set: { autoLockSeconds: 60 } }]),
    ...settingsEvents([{ noun: 'shop', id: id(6), set: { language: 'ar' } }]),
    ...settingsEvents([{ noun: 'room', id: id(7), set: { name: 'Hall' } }]),
    ...settingsEvents([{ noun: 'room', id: id(7), set: { name: 'Hall' } }, station({ orderTypes: ['takeaway'] })]),
    ...settingsEvents([station({ orderTypes: null })]),
    ...settingsEvents([{ noun: 'shop', id: id(6), set: { allergens: [{ name: 'Kiwi', hidden: false }] } }]),
  ];
  expect(events.map(({ v }) => v)).toEqual([1, 2, 3, 3, 1, 2, 1, 3, 4, 5, 1, 6, 7, 7, 8, 1, 8, 9, 10, 10, 11, 11, 11]);
  for (const event of events) expect(readEvent(event)?.payload).toEqual(event.payload);
});

it('[FP2] [K10] says each field of the settings in the first version that holds it', () => {
  const named = { id: id<never>(8), fields: { name: 'One' } };
  const said = {
    shop: readShop(id(6), { name: 'Café', currency: 'USD' }),
    station: readRecord('station', { ...named, fields: { name: 'One', orderTypes: ['delivery'] } }),
    printer: readRecord('printer', { ...named, fields: { name: 'One', address: 'virtual:' } }),
    room: readRecord('room', named),
    table: readRecord('table', { ...named, fields: { name: 'One', roomId: id(7), x: 1, y: 1, width: 2, height: 2 } }),
  };
  const versions = Object.keys(eventSchemas['settings.changed']).map(Number);
  for (const noun of Object.keys(said) as (keyof typeof said)[]) {
    const { id: _, ...fields } = said[noun] ?? {};
    expect(['id', ...Object.keys(fields)].sort()).toEqual(Object.keys(settingsNouns[noun].shape).sort());
    for (const [field, value] of Object.entries(fields)) {
      const [event] = settingsEvents([{ noun, id: id(8), set: { [field]: value } } as SettingsChange]);
      if (!event) throw new Error('nothing was said');
      const holds = (v: number) =>
        JSON.stringify(readEvent({ ...event, v })?.payload) === JSON.stringify(event.payload);
      expect(event.v, `${noun} ${field}`).toBe(versions.find(holds));
    }
  }
});

it('[K10] takes a station of before for one that makes things, and a modifier for one that adds', () => {
  expect(readRecord('station', { id: id(3), fields: { name: 'Fry' } })).toMatchObject({
    ...{ kind: 'prep', oneItemPerTicket: false, itemSize: 'large', printsNotes: true, copies: 1, shows: 'paper' },
  });
  const read = readRecord('modifierGroup', { id: id(1), fields: { name: 'Changes', modifiers: [egg] } });
  expect(read?.modifiers).toEqual([egg]);
});

it('[P41] [P95] [P96] takes a printer of before for one that has black alone, all pages and no buzzer', () => {
  const fields = { name: 'Grill', address: 'virtual:' };
  expect(readRecord('printer', { id: id(5), fields })).toMatchObject({
    ...{ twoColour: false, codePage: 'auto', buzzer: false },
  });
});

it('[P93] leaves unsaid of a shop what nobody set since it could be set', () => {
  const shop = readShop(id(6), { name: 'Café', currency: 'USD' });
  expect(saidOfShop(shop)).toMatchObject({ name: 'Café', currency: 'USD', taxRounding: 'line', receiptFooter: '' });
  const version = (over: object) =>
    settingsEvents([{ noun: 'shop', id: id(6), set: saidOfShop({ ...shop, ...over }) }])[0]?.v;
  const lock = { autoLockSeconds: 60 };
  expect([version({}), version({ receiptCode: 'qr' }), version(lock)]).toEqual([1, 8, 9]);
});
