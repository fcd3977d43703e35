import type { Socket } from 'node:net';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import type { OrgId } from '#shared/ids/ids.ts';
import { prepareKept } from './kept-statement.ts';
import type { CloudDb, CloudTables, OrgDb } from './schema.ts';

/** Makes what one connection to Postgres runs over. */
export type DatabaseStream = () => Socket;

/** Connections to schema `evertill` as the role that the URL names. */
export function connect(url: string, log: Logger, stream?: DatabaseStream): CloudDb {
  const pool = connectPool(url, { search_path: 'evertill' }, log, 10, stream);
  pool.on('connect', prepareKept);
  return kyselyOver(pool);
}

/** A connection as the role that owns the tables, for what the server's own role may not do. */
export const connectAsOwner = (adminUrl: string, log: Logger): CloudDb =>
  kyselyOver(connectPool(adminUrl, { search_path: 'evertill', role: 'evertill_owner' }, log, 1));

const kyselyOver = (pool: pg.Pool): CloudDb => new Kysely<CloudTables>({ dialect: new PostgresDialect({ pool }) });

export function connectPool(
  url: string,
  settings: Readonly<Record<string, string>>,
  log: Logger,
  most: number,
  stream?: DatabaseStream,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    application_name: 'evertill-cloud',
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: readType },
    ...(stream ? { stream } : {}),
  });
  // Postgres may end a connection at any time. Whoever was using it hears by its query; unheard by the pool and by the
  // client itself, the error would end the process.
  const hear = (error: Error) => log.warn({ problem: error.message }, 'a database connection ended');
  pool.on('error', hear);
  pool.on('connect', (client) => client.on('error', hear));
  return pool;
}

/** Every bigint here is a safe integer. */
const readType: pg.CustomTypesConfig['getTypeParser'] = (type, format) =>
  type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format);

/** Postgres gave up on one of two transactions that waited for each other: doing it again is all that it takes. */
const RETRIABLE = new Set(['40001', '40P01']);
const MOST_TRIES = 4;

/** Does `work` in a transaction that sees the rows of this organisation and no others; spec [CL1]. */
export async function inOrg<T>(db: CloudDb, org: OrgId, work: (db: OrgDb) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(async (transaction) => {
        await sql`SELECT set_config('app.org', ${org}, true)`.execute(transaction);
        return work(transaction as OrgDb);
      });
    } catch (error) {
      if (tries === MOST_TRIES || !(error instanceof pg.DatabaseError) || !RETRIABLE.has(error.code ?? '')) throw error;
    }
  }
}

/**
 * Reads this organisation's rows as they all are at one moment, for as long as it takes, while others go on writing.
 * What is answered once is not asked again: there is nothing to try twice.
 */
export async function inSnapshot<T>(db: CloudDb, org: OrgId, work: (db: OrgDb) => Promise<T>): Promise<T> {
  const transaction = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return transaction.execute(async (snapshot) => {
    await sql`SELECT set_config('app.org', ${org}, true), set_config('statement_timeout', '0', true)`.execute(snapshot);
    return work(snapshot as OrgDb);
  });
}

/** Whether an error says that Postgres cannot be reached or is going down, and not that we asked something wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.severity === 'FATAL' || error.code?.startsWith('53') === true;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : null;
  const isNetwork = code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'ETIMEDOUT' || code === 'EPIPE';
  return isNetwork || /^Connection terminated|^timeout exceeded when|is not queryable$/.test(error.message);
}
