import { sql } from 'kysely';
import type { OrgDb } from '../db/schema.ts';
import { columnsOf } from './published-tables.ts';
import { type RowText, type Shape, tableOf, textOf } from './shape-log.ts';
import { keyParts, tableKey } from './shape-messages.ts';

/** Rows of a shape as they stand, in the order of their keys. */
export interface ShapePage {
  /** What says so, each as its JSON text. */
  readonly messages: readonly string[];
  /** The key of the last one. */
  readonly last: readonly string[] | null;
}

/**
 * Reads rows straight into the text of their messages, the same as `changeMessages` makes of the log: a new till waits for
 * thousands of them, and all but a few words of each are as in the one before; spec [SH6].
 */
export async function readPage(
  db: OrgDb,
  shape: Shape,
  after: readonly string[] | null,
  most: number,
): Promise<ShapePage> {
  const { table, org, shop } = shape;
  const key = Object.entries(table.key);
  const own = Object.keys(columnsOf(table)).filter((name) => name !== 'org' && name !== 'shop');
  const columns = sql.join(key.map(([name]) => sql.ref(`r.${name}`)));
  const lastSeen = sql.join(key.map(([, type], at) => sql`${after?.[at]}::${sql.raw(type)}`));
  const { rows } = await sql<RowText>`
    SELECT ${sql.join(own.map(textOf))} FROM ${tableOf(table)} AS r
    WHERE r.org = ${org} AND r.shop = ${shop} ${after ? sql`AND (${columns}) > (${lastSeen})` : sql``}
    ORDER BY ${columns} LIMIT ${most}
  `.execute(db);
  const last = rows.at(-1);
  return {
    messages: rows.map(messagesOf(shape, own)),
    last: last ? key.map(([name]) => last[name] ?? '') : null,
  };
}

function messagesOf({ table, org, shop }: Shape, own: readonly string[]): (row: RowText) => string {
  const begin = `{"key":"${inJson(tableKey(table) + keyParts([org, shop]))}`;
  const value = `","value":{"org":"${org}","shop":"${shop}"`;
  const names = own.map((name) => [name, `,${JSON.stringify(name)}:`] as const);
  const end = `},"headers":${JSON.stringify({ operation: 'insert', relation: ['evertill', table.name] })}}`;
  return (row) => {
    const key = Object.keys(table.key).map((name) => row[name] ?? '');
    let message = begin + inJson(keyParts(key)) + value;
    for (const [name, label] of names) message += label + JSON.stringify(row[name] ?? null);
    return message + end;
  };
}

/** A text as it stands within the quotes of JSON. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
