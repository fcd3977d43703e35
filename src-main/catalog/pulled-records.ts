import { mergeRecord, type StampedRecord } from '#shared/journal/records.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { parseJson } from '../db/parse-json.ts';
import { prepare } from '../db/prepare.ts';
import type { PulledRow } from '../sync/rows-apart.ts';
import { insertRecordText, type RecordText, readStamped, writeStamped } from './records.ts';

/** A row of the cloud's shape of records, or what changed of one: text as Postgres writes it. */
export interface RecordRow {
  readonly noun: string;
  readonly id: string;
  readonly fields?: string | undefined;
  readonly stamps?: string | undefined;
}

/*
 * A menu that comes down whole has ten thousand rows, and somebody waits for it. They are looked at by hand, and at no
 * field: to have zod do it takes a tenth of the time of storing them.
 */

/** The row, or null where it is none. */
export const readRecordRow = ({ noun, id, fields, stamps }: PulledRow): RecordRow | null =>
  isName(noun) && isId(id) && isTextOrLeftOut(fields) && isTextOrLeftOut(stamps) ? { noun, id, fields, stamps } : null;

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
const isTextOrLeftOut = (value: unknown): value is string | undefined =>
  typeof value === 'string' || value === undefined;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isStamps = (value: unknown): value is StampedRecord['stamps'] =>
  Array.isArray(value) &&
  value.every(
    (group) =>
      isObject(group) &&
      typeof group.stamp === 'string' &&
      Array.isArray(group.fields) &&
      group.fields.every((field) => typeof field === 'string'),
  );

/**
 * Stores a record as the cloud has it and joins it to the one that stands here, so that of each field the latest edit
 * shows, whoever made it; spec [PU3]. Answers the latest clock reading in it, null when nothing new came, or that it cannot
 * be read and was left out; spec [PU2].
 */
export function takeRecord(db: Writer, row: RecordRow): Hlc | null | 'unread' {
  const id = idToBytes(row.id);
  const isWhole = row.fields !== undefined && row.stamps !== undefined;
  const known = isWhole ? null : selectPulled(db).get({ noun: row.noun, id });
  const fields = row.fields ?? known?.fields;
  const stamps = row.stamps ?? known?.stamps;
  if (fields === undefined || stamps === undefined) return null;
  const record = recordOf(row.noun, row.id, fields, stamps);
  if (!record) return 'unread';
  const text = { noun: row.noun, id, fields, stamps };
  upsertPulled(db).run(text);
  return join(db, record, text) ? latestOf(record) : null;
}

/** Joins all that came from the cloud to what was folded from this file's journal. */
export function joinPulledRecords(db: Writer, from: Reader): void {
  for (const text of selectAllPulled(from).all({})) {
    const record = recordOf(text.noun, bytesToId(text.id), text.fields, text.stamps);
    if (record) join(db, record, text);
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

function recordOf(noun: string, id: string, fieldsText: string, stampsText: string): StampedRecord | null {
  const fields = parseJson(fieldsText);
  const stamps = parseJson(stampsText);
  if (!isObject(fields) || !isStamps(stamps)) return null;
  // A noun of a newer cloud is kept and shown by nobody until this till is updated.
  return { noun: noun as StampedRecord['noun'], id, fields, stamps };
}

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
