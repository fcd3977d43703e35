import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudConfig } from './config.ts';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  joinEmbeddedPostgres,
  startEmbeddedPostgres,
} from './db/embedded-postgres.ts';
import { readEmbeddedSecret, superuserPasswordOf } from './embedded-secret.ts';

/** The Postgres that the configuration names. */
export interface Database {
  readonly adminUrl: string;
  readonly secret: string;
  /** The embedded cloud is a demonstration; one on somebody's own database is not. */
  readonly isDemo: boolean;
  /** Fails when a Postgres of our own has ended: whoever started this process starts both again. */
  readonly lost: Promise<never>;
  stop(): Promise<void>;
}

/** For the cloud, which has an embedded Postgres to itself. */
export const openDatabase = (config: CloudConfig): Promise<Database> => open(config, startEmbeddedPostgres);

/** For work beside a cloud, whether that runs or not. */
export async function joinDatabase(config: CloudConfig): Promise<Database> {
  const { database } = config;
  if (database.kind === 'embedded' && !existsSync(join(database.directory, 'cloud', 'postgres'))) {
    throw new Error(`There is no cloud in ${database.directory}. Name its directory with --data, or set DATABASE_URL.`);
  }
  return open(config, joinEmbeddedPostgres);
}

async function open({ database }: CloudConfig, start: EmbeddedStart): Promise<Database> {
  if (database.kind === 'url') {
    const { url, secret } = database;
    return { adminUrl: url, secret, isDemo: false, lost: new Promise(() => {}), stop: async () => undefined };
  }
  const directory = join(database.directory, 'cloud');
  const secret = readEmbeddedSecret(directory);
  const postgres = await start({ directory, password: superuserPasswordOf(secret) });
  const lost = postgres.gone.then(() => {
    throw new Error(`The Postgres of ${directory} has ended. Start the cloud again.`);
  });
  // While the cloud starts or stops, nobody listens yet, or any more.
  lost.catch(() => undefined);
  return { ...postgres, secret, isDemo: true, lost };
}

type EmbeddedStart = (options: EmbeddedPostgresOptions) => Promise<EmbeddedPostgres>;
