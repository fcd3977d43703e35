import { z } from 'zod';
import { mergeRecord, type StampedRecord } from '#shared/journal/records.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import { insertRecordText, type RecordText, readStamped, writeStamped } from './records.ts';

/** A row of the cloud's shape of records, or what changed of one: text as Postgres writes it. */
export const recordRow = z.object({
  noun: z.string().min(1),
  id: z.guid(),
  fields: z.string().optional(),
  stamps: z.string().optional(),
});
export type RecordRow = z.output<typeof recordRow>;

/** Looks at no field: a menu that comes down whole has a hundred thousand. */
const storedFields = z.custom<StampedRecord['fields']>(
  (fields) => typeof fields === 'object' && fields !== null && !Array.isArray(fields),
);
const storedStamps = z.array(z.object({ stamp: z.string(), fields: z.array(z.string()) }));

/**
 * Stores a record as the cloud has it and joins it to the one that stands here, so that of each field the latest edit
 * shows, whoever made it; spec [PU3]. Answers the latest clock reading in it, or null when nothing new came.
 */
export function takeRecord(db: Writer, row: RecordRow): Hlc | null {
  const id = idToBytes(row.id);
  const isWhole = row.fields !== undefined && row.stamps !== undefined;
  const known = isWhole ? null : selectPulled(db).get({ noun: row.noun, id });
  const fields = row.fields ?? known?.fields;
  const stamps = row.stamps ?? known?.stamps;
  if (fields === undefined || stamps === undefined) return null;
  const record = recordOf(row.noun, row.id, fields, stamps);
  const text = { noun: row.noun, id, fields, stamps };
  upsertPulled(db).run(text);
  return join(db, record, text) ? latestOf(record) : null;
}

/** Joins all that came from the cloud to what was folded from this file's journal. */
export function joinPulledRecords(db: Writer, from: Reader): void {
  for (const text of selectAllPulled(from).all({})) {
    join(db, recordOf(text.noun, bytesToId(text.id), text.fields, text.stamps), text);
  }
}

/**
 * `text` is the record as it came: where nothing is joined to it, it is not written out anew, and where none was known,
 * as of a menu that comes down whole, it is not looked for first.
 */
function join(db: Writer, record: StampedRecord, text: RecordText): boolean {
  const isWhole = mergeRecord(null, record) === record;
  if (isWhole && insertRecordText(db, text)) return true;
  const before = readStamped(db, record.noun, record.id, text.id);
  const after = mergeRecord(before, record);
  if (before && JSON.stringify(before.stamps) === JSON.stringify(after.stamps)) return false;
  writeStamped(db, after);
  return true;
}

const recordOf = (noun: string, id: string, fields: string, stamps: string): StampedRecord => ({
  // A noun of a newer cloud is kept and shown by nobody until this till is updated.
  noun: noun as StampedRecord['noun'],
  id,
  fields: storedFields.parse(JSON.parse(fields)),
  stamps: storedStamps.parse(JSON.parse(stamps)),
});

/** A stamp begins with the clock reading of the edit; see `stampOf`. */
const latestOf = ({ stamps }: StampedRecord): Hlc =>
  Math.max(0, ...stamps.map(({ stamp }) => Number.parseInt(stamp, 10) || 0)) as Hlc;

const selectPulled = prepare((query, p: { noun: string; id: Uint8Array }) =>
  query.selectFrom('pulled_record').select(['fields', 'stamps']).where('noun', '=', p.noun).where('id', '=', p.id),
);

const selectAllPulled = prepare((query) =>
  query.selectFrom('pulled_record').select(['noun', 'id', 'fields', 'stamps']).orderBy('noun').orderBy('id'),
);

const upsertPulled = prepare((query, p: RecordText) =>
  query
    .insertInto('pulled_record')
    .values({ noun: p.noun, id: p.id, fields: p.fields, stamps: p.stamps })
    .onConflict((conflict) =>
      conflict.columns(['noun', 'id']).doUpdateSet((set) => ({
        fields: set.ref('excluded.fields'),
        stamps: set.ref('excluded.stamps'),
      })),
    ),
);
