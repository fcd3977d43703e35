import Database from 'better-sqlite3';
import { canonicalJson } from '#shared/journal/canonical-json.ts';
import { type ChainFault, type ChainHead, checkChain } from '#shared/journal/chain.ts';
import { bytesToId } from '../db/bytes.ts';
import { type Reader, reading, type Writer } from '../db/connection.ts';
import { migrate } from '../db/migrate.ts';
import { prepare } from '../db/prepare.ts';
import { readDevice } from './device.ts';
import { readOrderIdFaults, readSegment } from './journal.ts';
import { foldAll, projectedCounters } from './rebuild.ts';
import { sha256 } from './sha256.ts';

/** The first thing that does not hold. */
export type Fault =
  | { readonly kind: 'file'; readonly detail: string }
  | {
      readonly kind: 'chain';
      readonly segment: string;
      readonly seq: number;
      readonly fault: ChainFault['fault'] | 'unreadable';
    }
  | { readonly kind: 'projection'; readonly table: string; readonly key: string };

export interface Verification {
  readonly entries: number;
  readonly segments: number;
  readonly orders: number;
  readonly fault: Fault | null;
}

/**
 * Checks a till's file without changing it: that SQLite finds it sound, that every segment's chain is whole, and that
 * refolding the journal gives the live projections; promise 6. A running engine may go on beside it.
 */
export function verify(path: string, migrations: string): Verification {
  return reading(path, (db) => db.transaction(() => verifyOpen(db, migrations))());
}

/** The part of `verify` that a copy is worth keeping by: whatever is folded from a whole journal can be folded again. */
export function verifyJournal(path: string): Fault | null {
  try {
    return reading(path, (db) => fileFault(db) ?? chainFault(db));
  } catch (error) {
    if (error instanceof Database.SqliteError) return { kind: 'file', detail: error.message };
    throw error;
  }
}

function verifyOpen(db: Reader, migrations: string): Verification {
  const counts = countAll(db);
  return { ...counts, fault: fileFault(db) ?? chainFault(db) ?? projectionFault(db, migrations) };
}

function fileFault(db: Reader): Fault | null {
  const sound = db.pragma('quick_check(1)', { simple: true });
  return sound === 'ok' ? null : { kind: 'file', detail: String(sound) };
}

function countAll(db: Reader) {
  const count = (table: 'entry' | 'segment' | 'order') =>
    (db.prepare(`SELECT count(*) AS n FROM "${table}"`).get() as { n: number }).n;
  return { entries: count('entry'), segments: count('segment'), orders: count('order') };
}

const BATCH = 1_000;

function chainFault(db: Reader): Fault | null {
  for (const { number, id } of selectSegments(db).all({})) {
    const segment = bytesToId<string>(id);
    let head: ChainHead = { seq: 0, hash: null };
    for (;;) {
      const entries = readBatch(db, number, head.seq);
      if (entries === 'unreadable') return { kind: 'chain', segment, seq: head.seq + 1, fault: 'unreadable' };
      const fault = checkChain(head, entries, sha256);
      if (fault) return { kind: 'chain', segment, ...fault };
      const last = entries.at(-1);
      if (!last) break;
      head = { seq: last.seq, hash: last.hash };
    }
  }
  const [misfiled] = readOrderIdFaults(db);
  return misfiled ? { kind: 'chain', segment: misfiled.segment, seq: misfiled.seq, fault: 'wrong-hash' } : null;
}

/** A payload that is no JSON any more cannot even be hashed; then entries are read one by one up to it. */
function readBatch(db: Reader, segment: number, afterSeq: number) {
  for (const limit of [BATCH, 1]) {
    try {
      return readSegment(db, segment, afterSeq, limit);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return 'unreadable' as const;
}

/** Each projected table with the expression that names a row and the columns that must be alike. */
const projections = [
  { table: 'order', key: 'hex(id)', columns: 'state, number, business_date, opened_at, body', where: 'true' },
  { table: 'day', key: 'business_date', columns: 'opened_at, closed_at', where: 'true' },
  { table: 'record', key: "noun || ' ' || hex(id)", columns: 'fields, stamps', where: 'true' },
  { table: 'stock_movement', key: "hex(item) || ' ' || hex(segment) || ' ' || seq", columns: 'total', where: 'true' },
  {
    table: 'doubled_sale',
    key: "hex(item) || ' ' || hex(segment) || ' ' || seq",
    columns: 'hex(order_id)',
    where: 'true',
  },
  {
    table: 'drawer_session',
    key: 'hex(id)',
    columns: 'hex(device), opened, closed, last, number, body',
    where: 'true',
  },
  { table: 'drawer_takings', key: "hex(session) || ' ' || hex(order_id)", columns: 'body', where: 'true' },
  { table: 'counter', key: 'name', columns: 'value', where: projectedCounters },
] as const;

function projectionFault(db: Reader, migrations: string): Fault | null {
  const device = readDevice(db);
  if (!device) return null;
  // A nameless database: SQLite keeps it in memory and spills to a temporary file that no one else sees.
  const scratch = new Database('') as Database.Database as Writer;
  try {
    migrate(scratch, migrations);
    scratch.transaction(() => foldAll(scratch, device.id, db))();
    for (const { table, key, columns, where } of projections) {
      const rows = (from: Reader) =>
        from.prepare(`SELECT ${key} AS key, ${columns} FROM "${table}" WHERE ${where} ORDER BY 1`).iterate();
      const different = firstDifference(rows(db), rows(scratch));
      if (different) return { kind: 'projection', table, key: different };
    }
    return null;
  } finally {
    scratch.close();
  }
}

/** Walks two sorted lists of rows side by side; the key of the first row that is not in both alike. */
function firstDifference(live: IterableIterator<unknown>, refolded: IterableIterator<unknown>): string | null {
  try {
    for (;;) {
      const a = live.next();
      const b = refolded.next();
      if (a.done && b.done) return null;
      if (a.done || b.done || !alike(a.value, b.value)) return keyOf(a.done ? b.value : a.value);
    }
  } finally {
    live.return?.();
    refolded.return?.();
  }
}

type Row = Record<string, string | number | null>;

const keyOf = (row: unknown): string => String((row as Row).key);

function alike(a: unknown, b: unknown): boolean {
  return Object.entries(a as Row).every(([column, value]) => {
    const other = (b as Row)[column];
    if (value === other) return true;
    const isJson = column === 'body' || column === 'fields' || column === 'stamps';
    return isJson && canonicalJson(JSON.parse(String(value))) === canonicalJson(JSON.parse(String(other)));
  });
}

const selectSegments = prepare((query) => query.selectFrom('segment').select(['number', 'id']).orderBy('number'));
