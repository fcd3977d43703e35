import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { OrgDb } from './schema.ts';

/**
 * Waits until this transaction alone holds all these names, and keeps them to its end. Always in one order, so that two
 * transactions never wait for each other. All that a transaction needs is named at once, before it reads.
 */
export async function lockNames(db: OrgDb, names: Iterable<string>): Promise<void> {
  const keys = [...new Set(names)].map(keyOf).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  await sql`SELECT pg_advisory_xact_lock(key) FROM unnest(${keys.map(String)}::bigint[]) AS key`.execute(db);
}

const keyOf = (name: string): bigint => createHash('sha256').update(name).digest().readBigInt64BE();
