import { type RawBuilder, sql } from 'kysely';
import type { OrgDb } from '../db/schema.ts';
import { columnsOf, primaryKeyOf } from './published-tables.ts';
import { type RowText, type Shape, tableOf } from './shape-log.ts';

/** Rows of a shape as they stand, in the order of their keys. */
export interface ShapePage {
  /** What says so, each as its JSON text. */
  readonly messages: readonly string[];
  /** The key of the last one. */
  readonly last: readonly string[] | null;
}

/**
 * Postgres itself writes the messages of a page, as `changeMessages` writes those of the log: a new till waits for
 * thousands of them, and made here they took three quarters of that time; spec [SH6].
 */
export async function readPage(
  db: OrgDb,
  shape: Shape,
  after: readonly string[] | null,
  most: number,
): Promise<ShapePage> {
  const { table, org, shop } = shape;
  const key = Object.entries(table.key);
  const columns = sql.join(key.map(([name]) => sql.ref(`r.${name}`)));
  const lastSeen = sql.join(key.map(([, type], at) => sql`${after?.[at]}::${sql.raw(type)}`));
  const { rows } = await sql<{ message: string } & RowText>`
    SELECT ${messageOf(shape)} AS message, ${sql.join(key.map(([name]) => sql`${asText(name)} AS ${sql.id(name)}`))}
    FROM ${tableOf(table)} AS r
    WHERE r.org = ${org} AND r.shop = ${shop} ${after ? sql`AND (${columns}) > (${lastSeen})` : sql``}
    ORDER BY ${columns} LIMIT ${most}
  `.execute(db);
  const last = rows.at(-1);
  return {
    messages: rows.map(({ message }) => message),
    last: last ? key.map(([name]) => last[name] ?? '') : null,
  };
}

function messageOf({ table }: Shape): RawBuilder<string> {
  const names = Object.keys(columnsOf(table));
  const key = Object.keys(primaryKeyOf(table)).map((name) => sql`'/"' || replace(${asText(name)}, '/', '//') || '"'`);
  const value = names.map(
    (name, at) =>
      sql`${sql.lit(`${at ? ',' : ''}${JSON.stringify(name)}:`)} || coalesce(${quoted(asText(name))}, 'null')`,
  );
  const headers = { operation: 'insert', relation: ['evertill', table.name] };
  return sql.join(
    [
      sql`'{"key":'`,
      quoted(sql.join([sql.lit(`"evertill"."${table.name}"`), ...key], sql` || `)),
      sql`',"value":{'`,
      ...value,
      sql.lit(`},"headers":${JSON.stringify(headers)}}`),
    ],
    sql` || `,
  );
}

const asText = (name: string): RawBuilder<string> => sql`${sql.ref(`r.${name}`)}::text`;
const quoted = (text: RawBuilder<unknown>): RawBuilder<string> => sql`to_json(${text})::text`;
