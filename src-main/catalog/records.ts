import type { Catalog } from '#shared/catalog/catalog.ts';
import { byName, byPosition } from '#shared/catalog/menu-order.ts';
import { type RecordNoun, type RecordOf, readRecord, readShop, type StampedRecord } from '#shared/journal/records.ts';
import type { Printer, Settings, ShopSettings } from '#shared/settings/settings.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/** The menu as it stands, archived records left out, in menu order. */
export const readCatalog = (db: Reader): Catalog => ({
  items: current(db, 'item').sort(byPosition),
  categories: current(db, 'category').sort(byPosition),
  taxes: current(db, 'tax').sort(byName),
  modifierGroups: current(db, 'modifierGroup').sort(byPosition),
  schedules: current(db, 'schedule').sort(byName),
});

/**
 * How the shop trades; a shop that nobody has set up yet has a name to replace and safe defaults. Until its settings have
 * come down, a till that is new in it goes by those of the shop it was in before; spec [SY8].
 */
export function readSettings(db: Reader, shopId: ShopSettings['id']): Settings {
  const stored = readStamped(db, 'shop', shopId)?.fields;
  const before = selectShopBefore(db).get({ shop: idToBytes(shopId) })?.fields;
  const shop = readShop(shopId, { ...(before && JSON.parse(before)), ...stored });
  return {
    shop,
    stations: current(db, 'station').sort(byPosition),
    printers: readPrinters(db),
    rooms: current(db, 'room').sort(byPosition),
    tables: current(db, 'table').sort(byName),
  };
}

export const readPrinters = (db: Reader): Printer[] => current(db, 'printer').sort(byName);

/** A record with its stamps, or null: what an edit folds into. */
export function readStamped(
  db: Reader,
  noun: RecordNoun,
  id: string,
  bytes: Uint8Array = idToBytes(id),
): StampedRecord | null {
  const row = selectRecord(db).get({ noun, id: bytes });
  return row ? stampedOf(noun, row) : null;
}

export const writeStamped = (db: Writer, record: StampedRecord): void => {
  writeRecordText(db, {
    noun: record.noun,
    id: idToBytes(record.id),
    fields: JSON.stringify(record.fields),
    stamps: JSON.stringify(record.stamps),
  });
};

/** A record as its table holds it. */
export interface RecordText {
  readonly noun: string;
  readonly id: Uint8Array;
  readonly fields: string;
  readonly stamps: string;
}

const writeRecordText = (db: Writer, text: RecordText): void => {
  upsertRecord(db).run(text);
};

/** Answers false, and changes nothing, where the record is known. */
export const insertRecordText = (db: Writer, text: RecordText): boolean => insertRecord(db).run(text) === 1;

function current<N extends RecordNoun>(db: Reader, noun: N): RecordOf<N>[] {
  return selectNoun(db)
    .all({ noun })
    .flatMap((row) => readUsed(noun, row) ?? []);
}

/** One record as screens show it; null where it is archived, not whole, or not there. */
export function readOne<N extends RecordNoun>(db: Reader, noun: N, id: string): RecordOf<N> | null {
  const row = selectRecord(db).get({ noun, id: idToBytes(id) });
  return row ? readUsed(noun, row) : null;
}

function readUsed<N extends RecordNoun>(noun: N, row: { id: Uint8Array; fields: string }): RecordOf<N> | null {
  const record = readRecord(noun, { id: bytesToId(row.id), fields: JSON.parse(row.fields) });
  return record && !('archived' in record && record.archived) ? record : null;
}

const stampedOf = (noun: RecordNoun, row: { id: Uint8Array; fields: string; stamps: string }): StampedRecord => ({
  noun,
  id: bytesToId(row.id),
  fields: JSON.parse(row.fields),
  stamps: JSON.parse(row.stamps),
});

const selectRecord = prepare((query, p: { noun: string; id: Uint8Array }) =>
  query.selectFrom('record').select(['id', 'fields', 'stamps']).where('noun', '=', p.noun).where('id', '=', p.id),
);

const selectShopBefore = prepare((query, p: { shop: Uint8Array }) =>
  query
    .selectFrom('segment')
    .innerJoin('record', 'record.id', 'segment.shop')
    .select('record.fields')
    .where('record.noun', '=', 'shop')
    .where('segment.shop', '!=', p.shop)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('pulled_record').select('pulled_record.id').where('noun', '=', 'shop').where('id', '=', p.shop),
        ),
      ),
    )
    .orderBy('segment.number', 'desc')
    .limit(1),
);

const selectNoun = prepare((query, p: { noun: string }) =>
  query.selectFrom('record').select(['id', 'fields']).where('noun', '=', p.noun),
);

const insertRecord = prepare((query, p: RecordText) =>
  query
    .insertInto('record')
    .values({ noun: p.noun, id: p.id, fields: p.fields, stamps: p.stamps })
    .onConflict((conflict) => conflict.doNothing()),
);

const upsertRecord = prepare((query, p: RecordText) =>
  query
    .insertInto('record')
    .values({ noun: p.noun, id: p.id, fields: p.fields, stamps: p.stamps })
    .onConflict((conflict) =>
      conflict.columns(['noun', 'id']).doUpdateSet((set) => ({
        fields: set.ref('excluded.fields'),
        stamps: set.ref('excluded.stamps'),
      })),
    ),
);
