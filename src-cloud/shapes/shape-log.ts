import { type RawBuilder, sql } from 'kysely';
import type { OrgId, ShopId } from '#shared/ids/ids.ts';
import { type KeptStatement, keepStatement } from '../db/kept-statement.ts';
import type { OrgDb } from '../db/schema.ts';
import { columnsOf, type PublishedTable, primaryKeyOf } from './published-tables.ts';
import type { LogPlace } from './shape-place.ts';

/** The rows of one shop in one published table. */
export interface Shape {
  readonly table: PublishedTable;
  readonly org: OrgId;
  readonly shop: ShopId;
}

/** Values as Postgres writes them. */
export type RowText = Readonly<Record<string, string | null>>;

/** Where the log of a shape stands. */
export interface Standing {
  /** Which database this is, as far as numbers of transactions mean anything. */
  readonly incarnation: string;
  /** All transactions with lower numbers are over: nothing comes before this place any more. */
  readonly horizon: bigint;
  /** Whoever stands before this place has missed what was trimmed away. */
  readonly floor: LogPlace | null;
  /** Something was committed that stands at or after the horizon: it is told once older transactions are over. */
  readonly isPending: boolean;
}

export interface LogEntry {
  readonly at: LogPlace;
  readonly operation: 'insert' | 'update' | 'delete';
  readonly key: readonly string[];
  readonly changed: readonly string[];
  /** The row as it stands now, which may be newer than this entry; null if there is none. */
  readonly row: RowText | null;
}

export async function readStanding(db: OrgDb, shape: Shape): Promise<Standing> {
  const rows = await standingOf(db, valuesOf(shape));
  if (!rows[0]) throw new Error('a log stands somewhere');
  return toStanding(rows[0]);
}

/**
 * Reads what changed after a place, and the standing, in one statement: what it sees is one moment. It goes up to the
 * horizon and not to the newest entry, because a slow transaction may yet commit entries that stand before it.
 */
export async function readChanges(
  db: OrgDb,
  shape: Shape,
  after: LogPlace,
  most: number,
): Promise<{ readonly standing: Standing; readonly entries: readonly LogEntry[] }> {
  const changesOf = changesIn(shape.table);
  const rows = await changesOf(db, { ...valuesOf(shape), xid: String(after.xid), op: String(after.op), most });
  if (!rows[0]) throw new Error('a log stands somewhere');
  const entries = rows.filter((row) => row['entry.xid'] !== null).map((row) => toEntry(row, shape.table));
  return { standing: toStanding(rows[0]), entries };
}

/** What the statements of a log take. */
interface LogValues {
  readonly org: OrgId;
  readonly shop: ShopId;
  readonly relation: string;
}

const valuesOf = ({ table, org, shop }: Shape): LogValues => ({ org, shop, relation: table.name });

type ChangesOf = KeptStatement<LogValues & { xid: string; op: string; most: number }, StandingRow & EntryRow>;

/** One for each table, made when it is first asked for: every till asks whenever there is news. */
const changes = new Map<PublishedTable, ChangesOf>();

function changesIn(table: PublishedTable): ChangesOf {
  const made = changes.get(table) ?? keepStatement(`changes of ${table.name}`, (values) => changesAfter(table, values));
  changes.set(table, made);
  return made;
}

function changesAfter(table: PublishedTable, values: Parameters<ChangesOf>[1]): RawBuilder<StandingRow & EntryRow> {
  const ofKey = sql.join(
    Object.entries(table.key).map(
      ([name, type], at) => sql`${sql.ref(`r.${name}`)} = (l.key)[${sql.lit(at + 1)}]::${sql.raw(type)}`,
    ),
    sql` AND `,
  );
  const { xid, op, most } = values;
  return sql`
    WITH standing AS MATERIALIZED (${standing(values)})
    SELECT standing.*, entry.* FROM standing LEFT JOIN LATERAL (
      SELECT l.xid::text AS "entry.xid", l.op::text AS "entry.op", l.operation AS "entry.operation",
        l.key AS "entry.key", l.changed AS "entry.changed", r.shop IS NOT NULL AS "entry.exists", ${textColumns(table)}
      FROM shape_log AS l LEFT JOIN ${tableOf(table)} AS r ON r.org = l.org AND r.shop = l.shop AND ${ofKey}
      WHERE ${ofShape(values)} AND l.operation <> 'floor'
        AND (l.xid, l.op) > (${xid}::xid8, ${op}::bigint)
        AND l.xid < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY l.xid, l.op LIMIT ${most}
    ) AS entry ON true`;
}

/** Names with a point in them are no column's. */
interface StandingRow {
  readonly 'log.incarnation': string;
  readonly 'log.horizon': string;
  readonly 'log.floor_xid': string | null;
  readonly 'log.floor_op': string | null;
  readonly 'log.pending': boolean;
}

/** A floor beyond the horizon was written by another cluster, before this database was restored from its dump. */
const standing = (values: LogValues): RawBuilder<StandingRow> => sql`
  SELECT
    (SELECT system_identifier FROM pg_control_system()) || '/' || (SELECT timeline_id FROM pg_control_checkpoint())
      AS "log.incarnation",
    pg_snapshot_xmin(pg_current_snapshot())::text AS "log.horizon",
    floor.xid::text AS "log.floor_xid",
    floor.op::text AS "log.floor_op",
    EXISTS (
      SELECT FROM shape_log AS l WHERE ${ofShape(values)} AND l.xid >= pg_snapshot_xmin(pg_current_snapshot())
    ) AS "log.pending"
  FROM (SELECT) AS one LEFT JOIN LATERAL (
    SELECT l.xid, l.op FROM shape_log AS l
    WHERE ${ofShape(values)} AND l.operation = 'floor' AND l.xid < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY l.xid DESC, l.op DESC LIMIT 1
  ) AS floor ON true`;

const standingOf = keepStatement('standing of a log', standing);

const ofShape = ({ org, shop, relation }: LogValues): RawBuilder<unknown> =>
  sql`l.org = ${org} AND l.shop = ${shop} AND l.relation = ${relation}`;

export const tableOf = ({ name }: PublishedTable): RawBuilder<unknown> => sql.id('evertill', name);

const textColumns = (table: PublishedTable): RawBuilder<unknown> => sql.join(Object.keys(columnsOf(table)).map(textOf));

export const textOf = (name: string): RawBuilder<unknown> => sql`${sql.ref(`r.${name}`)}::text AS ${sql.id(name)}`;

function toStanding(row: StandingRow): Standing {
  const [xid, op] = [row['log.floor_xid'], row['log.floor_op']];
  return {
    incarnation: row['log.incarnation'],
    horizon: BigInt(row['log.horizon']),
    floor: xid === null || op === null ? null : { xid: BigInt(xid), op: BigInt(op) },
    isPending: row['log.pending'],
  };
}

interface EntryRow {
  readonly 'entry.xid': string;
  readonly 'entry.op': string;
  readonly 'entry.operation': LogEntry['operation'];
  readonly 'entry.key': readonly string[];
  readonly 'entry.changed': readonly string[] | null;
  readonly 'entry.exists': boolean;
}

function toEntry(row: EntryRow, table: PublishedTable): LogEntry {
  const values = row as unknown as RowText;
  return {
    at: { xid: BigInt(row['entry.xid']), op: BigInt(row['entry.op']) },
    operation: row['entry.operation'],
    key: row['entry.key'],
    changed: row['entry.changed'] ?? [],
    row: row['entry.exists']
      ? Object.fromEntries(Object.keys(columnsOf(table)).map((name) => [name, values[name] ?? null]))
      : null,
  };
}

/** The primary key of a row that may be gone. */
export const keyRow = ({ table, org, shop }: Shape, key: readonly string[]): RowText =>
  Object.fromEntries(Object.keys(primaryKeyOf(table)).map((name, at) => [name, [org, shop, ...key][at] ?? null]));
