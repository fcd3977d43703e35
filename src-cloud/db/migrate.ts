import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ensureRoles } from './roles.ts';

/** The database was made by a newer version, or by other migrations than ours: it is not touched. */
export class MigrationRefusal extends Error {}

export interface MigrateOptions {
  readonly adminUrl: string;
  readonly secret: string;
  readonly directory: string;
  /** The last migration to apply; all unless given. */
  readonly last?: number;
}

/** Of the whole database: replicas that start together migrate one after the other. */
const ONE_AT_A_TIME = 731_100;

/** Makes the roles and applies, as the owner, the numbered `.sql` files that this database has not seen; spec [CL2]. */
export async function migrate(options: MigrateOptions): Promise<void> {
  const admin = new pg.Client({ connectionString: options.adminUrl });
  // A connection that ends is heard by the query that it fails.
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [ONE_AT_A_TIME]);
    await ensureRoles(admin, options.adminUrl, options.secret);
    await admin.query('SET ROLE evertill_owner');
    await applyMigrations(admin, options);
  } finally {
    await admin.end();
  }
}

/** Refuses a database that this version has not brought up to date: whoever only looks must not do that. */
export async function requireMigrated({ adminUrl, directory }: Omit<MigrateOptions, 'secret'>): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    const { rows } = await admin.query<{ there: boolean }>(
      "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'evertill' AND tablename = 'migration') AS there",
    );
    if (!rows[0]?.there) throw new MigrationRefusal('There is no cloud in this database yet.');
    await admin.query('SET ROLE evertill_owner');
    if ((await missingMigrations(admin, directory)).length === 0) return;
    throw new MigrationRefusal('The database was made by an older version. Start this cloud once, which updates it.');
  } finally {
    await admin.end();
  }
}

async function applyMigrations(owner: pg.Client, { directory, last = Number.POSITIVE_INFINITY }: MigrateOptions) {
  await owner.query(makeLedger);
  for (const { number, name, checksum, sql } of await missingMigrations(owner, directory)) {
    if (number > last) continue;
    await owner.query('BEGIN');
    await owner.query(sql);
    await owner.query('INSERT INTO evertill.migration (number, name, checksum) VALUES ($1, $2, $3)', [
      number,
      name,
      checksum,
    ]);
    await owner.query('COMMIT');
  }
}

/** What is still to be applied; throws where what was applied is not ours. */
async function missingMigrations(owner: pg.Client, directory: string): Promise<Migration[]> {
  const migrations = readMigrations(directory);
  const { rows: applied } = await owner.query<Applied>('SELECT number, name, checksum FROM evertill.migration');
  for (const landed of applied) {
    const ours = migrations.find(({ number }) => number === landed.number);
    if (!ours) {
      throw new MigrationRefusal(`The database was made by a newer version: it knows migration ${landed.name}.`);
    }
    if (ours.checksum !== landed.checksum) {
      throw new MigrationRefusal(`Migration ${ours.name} is not the one that this database was made with.`);
    }
  }
  const done = new Set(applied.map(({ number }) => number));
  return migrations.filter(({ number }) => !done.has(number));
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

type Migration = Applied & { readonly sql: string };

const makeLedger = `
  DO $$ BEGIN
    IF to_regclass('evertill.migration') IS NULL THEN
      CREATE SCHEMA IF NOT EXISTS evertill;
      CREATE TABLE evertill.migration (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL);
      ALTER TABLE evertill.migration ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY of_owner ON evertill.migration TO evertill_owner USING (true);
    END IF;
  END $$`;

/** Line ends do not count: a checkout on Windows holds the same migration. */
function readMigrations(directory: string): Migration[] {
  return readdirSync(directory)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n');
      return { number: Number(name.slice(0, 4)), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}
