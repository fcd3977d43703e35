import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { CloudDb, OrgDb } from './schema.ts';

/**
 * Waits until this transaction alone holds all these names, and keeps them to its end. Always in one order, so that two
 * transactions never wait for each other. All that a transaction needs is named at once, before it reads.
 */
export async function lockNames(db: OrgDb, names: Iterable<string>): Promise<void> {
  const keys = [...new Set(names)].map(keyOf).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  await sql`SELECT pg_advisory_xact_lock(key) FROM unnest(${keys.map(String)}::bigint[]) AS key`.execute(db);
}

/**
 * Does `work` on one connection, which alone holds this name meanwhile; null if another connection holds it. A connection
 * that breaks lets go of it.
 */
export async function whileHolding<T>(
  db: CloudDb,
  name: string,
  work: (holder: CloudDb) => Promise<T>,
): Promise<T | null> {
  const key = String(keyOf(name));
  return db.connection().execute(async (holder) => {
    const { rows } = await sql<{ held: boolean }>`SELECT pg_try_advisory_lock(${key}::bigint) AS held`.execute(holder);
    if (!rows[0]?.held) return null;
    try {
      return await work(holder);
    } finally {
      await sql`SELECT pg_advisory_unlock(${key}::bigint)`.execute(holder);
    }
  });
}

const keyOf = (name: string): bigint => createHash('sha256').update(name).digest().readBigInt64BE();
