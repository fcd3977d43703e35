import { z } from 'zod';
import { category, item, modifier, modifierGroup, tax } from '../catalog/catalog.ts';
import { picture } from '../catalog/picture.ts';
import { schedule } from '../catalog/schedule.ts';
import type { ShopId } from '../ids/ids.ts';
import { orderType } from '../order/order-type.ts';
import { room, table } from '../settings/floor.ts';
import { plainPrinterAddress, printer, type ShopSettings, shopSettings, station } from '../settings/settings.ts';
import { isTimeZone } from '../time/business-date.ts';

/** The nouns that a shop edits. Each edit names only the fields it sets, so that two edits of one record both survive. */
export const catalogNouns = { item, category, tax, modifierGroup, schedule, picture } as const;
export const settingsNouns = { shop: shopSettings, station, printer, room, table } as const;
export const recordNouns = { ...catalogNouns, ...settingsNouns } as const;

export type RecordNoun = keyof typeof recordNouns;
export type RecordOf<N extends RecordNoun> = z.output<(typeof recordNouns)[N]>;

/** What a record's fields are before anyone set them. */
const defaults: { readonly [N in RecordNoun]: Partial<RecordOf<N>> } = {
  item: {
    price: null,
    categoryId: null,
    taxIds: [],
    modifierGroupIds: [],
    stationIds: null,
    sku: null,
    description: null,
    position: 0,
    archived: false,
    tracked: false,
    lowLevel: null,
  },
  category: { colour: '#64748b', stationIds: [], position: 0, archived: false },
  tax: { inclusive: false, archived: false },
  modifierGroup: { min: 0, max: 1, modifiers: [], position: 0, archived: false },
  schedule: { hours: [], archived: false },
  picture: {},
  shop: {
    currency: 'EUR',
    timeZone: 'UTC',
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
    scaleLabels: [
      { prefix: '21', says: 'weight' },
      { prefix: '23', says: 'price' },
    ],
    orderTypes: [...orderType.options],
    defaultOrderType: 'takeaway',
    seatsAndCourses: 'counted',
    allergens: null,
    language: 'en',
    autoLockSeconds: 300,
    tipPresets: [],
    cards: { reader: 'none', tips: 'screen', captures: 'at-once' },
    drawer: { varianceLimit: null, blindCount: false },
  },
  station: {
    position: 0,
    archived: false,
    kind: 'prep',
    oneItemPerTicket: false,
    itemSize: 'large',
    printsNotes: true,
    copies: 1,
    shows: 'paper',
  },
  printer: {
    stationIds: [],
    printsReceipts: false,
    opensDrawer: false,
    columns: 48,
    backupId: null,
    twoColour: false,
    codePage: 'auto',
    buzzer: false,
    archived: false,
  },
  room: { position: 0, archived: false },
  table: { shape: 'square', seats: 2, x: 0, y: 0, width: 3, height: 3, archived: false },
};

const change = <N extends RecordNoun>(noun: N, fields: z.ZodObject = recordNouns[noun]) =>
  z.strictObject({
    noun: z.literal(noun),
    id: recordNouns[noun].shape.id as unknown as z.ZodType<RecordOf<N>['id'], string>,
    set: editable(fields) as unknown as z.ZodType<EditOf<N>>,
  });

type EditOf<N extends RecordNoun> = { readonly [F in Exclude<keyof RecordOf<N>, 'id'>]?: RecordOf<N>[F] | undefined };
const editable = (noun: z.ZodObject) => noun.omit({ id: true }).partial();

/** One edit of one record: only the named fields change. */
export const catalogChange = z.discriminatedUnion('noun', [
  change('item'),
  change('category'),
  change('tax'),
  change('modifierGroup'),
  change('schedule'),
  change('picture'),
]);
/** Items before they came in variants, with barcodes, tiles, weights, hours, combos, and were sold out. */
const itemV3 = item.omit({
  variants: true,
  barcodes: true,
  colour: true,
  pictureId: true,
  unit: true,
  soldOut: true,
  scheduleIds: true,
  prices: true,
  combo: true,
});
const categoryV3 = category.omit({ scheduleIds: true });
const taxV3 = tax.omit({ orderTypes: true });
/** Modifiers before they opened groups and were chosen from the first. */
const modifierGroupV3 = modifierGroup.extend({
  modifiers: z.array(modifier.omit({ isDefault: true, groupIds: true })).max(100),
});
/** Modifiers as they were before they said what they are and who makes them. */
const plainModifierGroup = modifierGroup.extend({
  modifiers: z.array(modifier.omit({ kind: true, stationIds: true, isDefault: true, groupIds: true })).max(100),
});
/** Edits as `catalog.changed` v1 to v3 hold them: they landed before what they leave out, and never change; spec [J7]. */
export const catalogChangeV1 = z.discriminatedUnion('noun', [
  change('item', itemV3.omit({ tracked: true, lowLevel: true })),
  change('category', categoryV3),
  change('tax', taxV3),
  change('modifierGroup', plainModifierGroup),
]);
export const catalogChangeV2 = z.discriminatedUnion('noun', [
  change('item', itemV3),
  change('category', categoryV3),
  change('tax', taxV3),
  change('modifierGroup', plainModifierGroup),
]);
export const catalogChangeV3 = z.discriminatedUnion('noun', [
  change('item', itemV3),
  change('category', categoryV3),
  change('tax', taxV3),
  change('modifierGroup', modifierGroupV3),
]);
export const settingsChange = z.discriminatedUnion('noun', [
  change('shop'),
  change('station'),
  change('printer'),
  change('room'),
  change('table'),
]);
/** Stations before they said of which types of order they make things. */
const stationV10 = station.omit({ orderTypes: true });
/** Stations before they said where their tickets are read, and before they said how those look. */
const stationV6 = stationV10.omit({ shows: true });
const stationV3 = stationV6.omit({ oneItemPerTicket: true, itemSize: true, printsNotes: true, copies: true });
/** Shops before they had a list of allergies of their own. */
const shopV10 = shopSettings.omit({ allergens: true });
/** Shops before they took cards, had seats and courses on screens, and a language. */
const shopV9 = shopV10.omit({ cards: true, seatsAndCourses: true, language: true });
/** Shops before scale labels, types of order, screens that lock, cash rounding, a service charge and tips. */
const shopV8 = shopV9.omit({
  ...{ scaleLabels: true, orderTypes: true, defaultOrderType: true, autoLockSeconds: true },
  ...{ cashRounding: true, serviceCharge: true, tipPresets: true, drawer: true },
});
/** Shops before their receipts had a logo and a code. */
const shopV7 = shopV8.omit({ receiptLogo: true, receiptCode: true, receiptCodeText: true });
/** Printers before they said what code page they know and whether they have a buzzer. */
const printerV7 = printer.omit({ codePage: true, buzzer: true });
/** Printers before they could hang on a device or a queue, before they said what colours they have, and which prints for another. */
const printerV5 = printerV7.extend({ address: plainPrinterAddress });
const printerV4 = printerV5.omit({ twoColour: true });
const printerV2 = printerV4.omit({ backupId: true });
/** Edits as `settings.changed` v1 to v10 hold them; in the first, every station was one that makes. */
export const settingsChangeV1 = z.discriminatedUnion('noun', [
  change('shop', shopV7),
  change('station', stationV3.omit({ kind: true })),
  change('printer', printerV2),
]);
export const settingsChangeV2 = z.discriminatedUnion('noun', [
  change('shop', shopV7),
  change('station', stationV3),
  change('printer', printerV2),
]);
export const settingsChangeV3 = z.discriminatedUnion('noun', [
  change('shop', shopV7),
  change('station', stationV3),
  change('printer', printerV4),
]);
export const settingsChangeV4 = z.discriminatedUnion('noun', [
  change('shop', shopV7),
  change('station', stationV6),
  change('printer', printerV4),
]);
export const settingsChangeV5 = z.discriminatedUnion('noun', [
  change('shop', shopV7),
  change('station', stationV6),
  change('printer', printerV5),
]);
export const settingsChangeV6 = z.discriminatedUnion('noun', [
  change('shop', shopV7),
  change('station', stationV6),
  change('printer', printerV7),
]);
export const settingsChangeV7 = z.discriminatedUnion('noun', [
  change('shop', shopV7),
  change('station', stationV10),
  change('printer', printerV7),
]);
export const settingsChangeV8 = z.discriminatedUnion('noun', [
  change('shop', shopV8),
  change('station', stationV10),
  change('printer'),
]);
/** Before shops had rooms and tables, and a language. */
export const settingsChangeV9 = z.discriminatedUnion('noun', [
  change('shop', shopV9),
  change('station', stationV10),
  change('printer'),
]);
export const settingsChangeV10 = z.discriminatedUnion('noun', [
  change('shop', shopV10),
  change('station', stationV10),
  change('printer'),
  change('room'),
  change('table'),
]);
export type CatalogChange = z.output<typeof catalogChange>;
export type SettingsChange = z.output<typeof settingsChange>;
export type RecordChange = CatalogChange | SettingsChange;

/**
 * A record as folded from its edits. `stamps` remembers, for each group of fields set together, the sort key of the
 * entry that set them, so that the latest edit of a field wins whatever order the edits arrive in; spec [C2].
 */
export interface StampedRecord {
  readonly noun: RecordNoun;
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly stamps: readonly { readonly stamp: string; readonly fields: readonly string[] }[];
}

/** Folds one edit into a record (null: not seen before). Total, and insensitive to order; spec [C2]. */
export function applyChange(record: StampedRecord | null, edit: RecordChange, stamp: string): StampedRecord {
  const known = record ?? { noun: edit.noun, id: edit.id, fields: {}, stamps: [] };
  const newer = new Set(known.stamps.filter((group) => group.stamp > stamp).flatMap((group) => group.fields));
  const won = Object.entries(edit.set).filter(([field, value]) => value !== undefined && !newer.has(field));
  if (won.length === 0) return known;
  const names = new Set(won.map(([field]) => field));
  const kept = known.stamps
    .map((group) => ({ stamp: group.stamp, fields: group.fields.filter((field) => !names.has(field)) }))
    .filter((group) => group.fields.length > 0);
  return {
    ...known,
    fields: { ...known.fields, ...Object.fromEntries(won) },
    stamps: [...kept, { stamp, fields: [...names].sort() }].sort((a, b) => (a.stamp < b.stamp ? -1 : 1)),
  };
}

/**
 * A record joined with the same record as folded elsewhere (null: not seen here), as if all edits of both had been folded
 * into one. Insensitive to order, and joining again changes nothing; spec [C2].
 */
export function mergeRecord(record: StampedRecord | null, other: StampedRecord): StampedRecord {
  const [only, second] = other.stamps;
  const isOneEdit = only && !second && only.fields.length === Object.keys(other.fields).length;
  // A menu that comes down whole is mostly this: ten thousand rows of one edit each.
  if (!record && isOneEdit && only.fields.every((field) => other.fields[field] !== undefined)) return other;
  return other.stamps.reduce<StampedRecord>(
    (merged, { stamp, fields }) =>
      applyChange(merged, { noun: other.noun, id: other.id, set: picked(other.fields, fields) } as RecordChange, stamp),
    record ?? { noun: other.noun, id: other.id, fields: {}, stamps: [] },
  );
}

/**
 * The record as its noun's type, or null while what arrived of it does not make a whole one. A field that a newer version
 * set is kept with the record and not read.
 */
export function readRecord<N extends RecordNoun>(
  noun: N,
  record: Pick<StampedRecord, 'id' | 'fields'>,
): RecordOf<N> | null {
  const known = picked(record.fields, Object.keys(recordNouns[noun].shape));
  const parsed = recordNouns[noun].safeParse({ ...defaults[noun], ...known, id: record.id });
  return parsed.success ? (parsed.data as RecordOf<N>) : null;
}

/** A shop's settings as an edit, without what a later version brought and nobody set: versions of before can read the rest. */
export const saidOfShop = ({ id: _, ...fields }: ShopSettings): EditOf<'shop'> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) =>
        name in shopV7.shape || JSON.stringify(value) !== JSON.stringify(defaults.shop[name as keyof ShopSettings]),
    ),
  );

/**
 * A shop's settings as far as they can be read here: what a newer version set, or a zone that this machine does not know,
 * is as if nobody had set it, because without settings nothing is sold; spec [C6].
 */
export function readShop(id: ShopId, fields: StampedRecord['fields']): ShopSettings {
  const { shape } = shopSettings;
  const readable = Object.entries(shape).filter(
    ([name, field]) => field.safeParse(fields[name]).success && (name !== 'timeZone' || isTimeZone(`${fields[name]}`)),
  );
  const shop = readRecord('shop', {
    id,
    fields: {
      name: 'Evertill',
      ...picked(
        fields,
        readable.map(([name]) => name),
      ),
    },
  });
  if (!shop) throw new Error('the defaults make no shop');
  return shop;
}

const picked = (all: StampedRecord['fields'], names: readonly string[]) =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(all, name)).map((name) => [name, all[name]]));
