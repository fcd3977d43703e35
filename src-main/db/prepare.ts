import type Database from 'better-sqlite3';
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Reader } from './connection.ts';
import type { TillSchema } from './schema.ts';

/** Builds typed queries only; they run synchronously as prepared better-sqlite3 statements. */
const builder = new Kysely<TillSchema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** Stands in a query where a named parameter's value goes. */
class Parameter {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export interface Statement<Params, Row> {
  all(params: Params): Row[];
  get(params: Params): Row | undefined;
  /** Runs a write; answers how many rows it changed. */
  run(params: Params): number;
}

type Compilable<Row> = { compile(): CompiledQuery<Row> };

/**
 * Compiles a query once per connection, on its first use: `prepare((q, p) => q.selectFrom('day').where('x', '=', p.x))`.
 * The parameters' types are the ones the query gives them by `Params`.
 */
export function prepare<Params extends object, Row>(
  build: (query: Kysely<TillSchema>, parameters: Params) => Compilable<Row>,
): (db: Reader) => Statement<Params, Row> {
  const placeholders = new Proxy({}, { get: (_, name) => new Parameter(String(name)) }) as Params;
  let compiled: CompiledQuery<Row> | undefined;
  const statements = new WeakMap<Reader, Statement<Params, Row>>();
  return (db) => {
    const known = statements.get(db);
    if (known) return known;
    compiled ??= build(builder, placeholders).compile();
    const made = bind<Params, Row>(db.prepare(compiled.sql), compiled.parameters);
    statements.set(db, made);
    return made;
  };
}

function bind<Params, Row>(statement: Database.Statement, order: readonly unknown[]): Statement<Params, Row> {
  const named = order.map((value) => (value instanceof Parameter ? value.name : null));
  const values = (params: Params): unknown[] =>
    named.map((name, at) => (name === null ? order[at] : (params as Record<string, unknown>)[name]));
  return {
    all: (params) => statement.all(values(params)) as Row[],
    get: (params) => statement.get(values(params)) as Row | undefined,
    run: (params) => statement.run(values(params)).changes,
  };
}
