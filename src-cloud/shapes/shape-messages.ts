import { columnsOf, type PublishedTable, primaryKeyOf } from './published-tables.ts';
import { keyRow, type LogEntry, type RowText, type Shape } from './shape-log.ts';
import type { LogPlace } from './shape-place.ts';

/** A message of the protocol that says something of a row. */
export interface ChangeMessage {
  readonly key: string;
  readonly value: RowText;
  readonly headers: Readonly<Record<string, unknown>>;
}

export const upToDate = { headers: { control: 'up-to-date' } } as const;
export const mustRefetch = { headers: { control: 'must-refetch' } } as const;
export const snapshotEnd = (horizon: bigint) =>
  ({
    headers: { control: 'snapshot-end', xmin: String(horizon), xmax: String(horizon), xip_list: [] },
  }) as const;

/**
 * What to do to get from the rows as they were to the rows as they stand; spec [SH6]. A row that changed several times
 * is told once, where it changed last. One that is gone is told as gone even if it came in these very entries: of two
 * transactions that touched it, the one that did so last may have the lower number.
 */
export function changeMessages(shape: Shape, entries: readonly LogEntry[]): ChangeMessage[] {
  const byKey = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    const key = JSON.stringify(entry.key);
    const known = byKey.get(key) ?? [];
    // Set anew, a key moves to the end.
    byKey.delete(key);
    byKey.set(key, [...known, entry]);
  }
  const drafts = [...byKey.values()].flatMap((ofRow) => rowDrafts(shape, ofRow));
  return drafts.map(({ operation, value, at }, index) => ({
    key: messageKey(shape.table, value),
    value,
    headers: {
      operation,
      relation: ['evertill', shape.table.name],
      lsn: String(at.xid),
      op_position: Number(at.op),
      txids: [Number(at.xid)],
      ...(drafts[index + 1]?.at.xid === at.xid ? {} : { last: true }),
    },
  }));
}

interface Draft {
  readonly operation: LogEntry['operation'];
  readonly value: RowText;
  readonly at: LogPlace;
}

function rowDrafts(shape: Shape, entries: readonly LogEntry[]): Draft[] {
  const last = entries.at(-1);
  if (!last) return [];
  const { at, row } = last;
  const key = keyRow(shape, last.key);
  const happened = new Set(entries.map(({ operation }) => operation));
  if (!row) return [{ operation: 'delete', value: key, at }];
  if (happened.has('delete')) {
    return [
      { operation: 'delete', value: key, at },
      { operation: 'insert', value: row, at },
    ];
  }
  if (happened.has('insert')) return [{ operation: 'insert', value: row, at }];
  const changed = new Set(entries.flatMap((entry) => entry.changed));
  const told = Object.entries(row).filter(([name]) => name in key || changed.has(name));
  return [{ operation: 'update', value: Object.fromEntries(told), at }];
}

/** `"schema"."table"/"key"/…`, as Electric writes it; a slash within a value is doubled. */
const messageKey = (table: PublishedTable, value: RowText): string =>
  tableKey(table) + keyParts(Object.keys(primaryKeyOf(table)).map((name) => value[name] ?? ''));

export const tableKey = ({ name }: PublishedTable): string => `"evertill"."${name}"`;
export const keyParts = (values: readonly string[]): string =>
  values.map((value) => `/"${value.includes('/') ? value.replaceAll('/', '//') : value}"`).join('');

/** What the client reads values by: the types, and where a column stands in the primary key. */
export function schemaHeader(table: PublishedTable): string {
  const key = Object.keys(primaryKeyOf(table));
  const columns = Object.entries(columnsOf(table)).map(([name, type]) => {
    const at = key.indexOf(name);
    return [name, at < 0 ? { type } : { type, not_null: true, pk_index: at }];
  });
  return JSON.stringify(Object.fromEntries(columns));
}
