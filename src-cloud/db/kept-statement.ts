import { CompiledQuery, type RawBuilder } from 'kysely';
import type pg from 'pg';
import type { OrgDb } from './schema.ts';

/** Stands in a statement where a named value goes. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Reads rows with these values, by name. */
export type KeptStatement<Values, Row> = (db: OrgDb, values: Values) => Promise<Row[]>;

/**
 * A statement that is asked for all the time: put together once, and parsed and planned once on each connection. What it
 * answers must not change with the tables: its columns are named, and cast where a migration could change their type.
 * `name` is one of the whole cloud.
 */
export function keepStatement<Values extends object, Row>(
  name: string,
  build: (values: Values) => RawBuilder<Row>,
): KeptStatement<Values, Row> {
  const places = new Proxy({}, { get: (_, value) => new Place(String(value)) }) as Values;
  let made: { readonly text: string; readonly order: readonly unknown[] } | undefined;
  return async (db, values) => {
    if (!made) {
      const { sql, parameters } = build(places).compile(db);
      made = { text: `${opening}${name}${closing}${sql}`, order: parameters };
    }
    const inOrder = made.order.map((one) => (one instanceof Place ? values[one.name as keyof Values] : one));
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(made.text, inOrder));
    return rows;
  };
}

const [opening, closing] = ['/* kept as ', ' */ '];

/** Has a connection prepare the statements that are kept, each when it is first asked for. */
export function prepareKept(client: pg.PoolClient): void {
  const ask = client.query.bind(client) as (config: pg.QueryConfig | string, values?: unknown[]) => Promise<unknown>;
  client.query = ((text: string, values?: unknown[]) => {
    if (typeof text !== 'string' || !text.startsWith(opening)) return ask(text, values);
    const name = text.slice(opening.length, text.indexOf(closing));
    return ask({ name, text, ...(values ? { values } : {}) });
  }) as typeof client.query;
}
