import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { migrate } from '#cloud/db/migrate.ts';
import { startTestPostgres, type TestPostgres } from './cloud.ts';
import { CLOUD_MIGRATIONS, TEST_SECRET } from './migrated-cluster.ts';

/** Databases that nothing was applied to yet, in one cluster for a file's tests. */
export function databasesToMigrate() {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startTestPostgres();
  });
  afterAll(() => postgres?.stop());
  return { createEmpty: () => postgres.createEmptyDatabase() };
}

/** Applies the cloud's migrations, or those of another folder, to the newest or to the one with the number `last`. */
export function applyMigrations(adminUrl: string, { directory = CLOUD_MIGRATIONS, ...range }: Partial<Source> = {}) {
  return migrate({ adminUrl, secret: TEST_SECRET, directory, ...range });
}

interface Source {
  directory: string;
  last: number;
}

/** What one statement answers by a connection of its own, row security or not. */
export async function queryAsAdmin(adminUrl: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
