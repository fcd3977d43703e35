import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { asUser, choosePostgresUser, type PostgresUser } from './postgres-user.ts';

export interface EmbeddedPostgresOptions {
  /** Where the cluster, its log and its process file stand. */
  readonly directory: string;
  /** Of the superuser, whom nobody but this process signs in as. */
  readonly password: string;
  /** Server settings beside our own. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** Signs in as the superuser. */
  readonly adminUrl: string;
  /** Ends when Postgres has, or when it let go of everybody: whoever holds the directory then holds it no more. */
  readonly gone: Promise<void>;
  stop(): Promise<void>;
}

const SUPERUSER = 'postgres';
/** Held as long as a process uses the cluster, so that a second one does not stop it under the first. */
const IN_USE = 7_311;
const READY_WITHIN_MS = 60_000;

const ourSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '60',
  shared_buffers: '64MB',
  jit: 'off',
  log_checkpoints: 'off',
};

/**
 * Starts the Postgres of a directory, making it the first time. It is a process of its own that outlives a killed cloud;
 * the next start takes it over. Two clouds cannot share a directory.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = await findPostgresBinaries();
  mkdirSync(options.directory, { recursive: true, mode: 0o711 });
  const data = join(options.directory, 'postgres');
  const cluster: Cluster = { ...options, binaries, data, user: choosePostgresUser(data, binaries) };
  if (!existsSync(data)) await makeCluster(cluster);
  const port = (await takeOver(cluster)) ?? (await start(cluster));
  const adminUrl = adminUrlOf(options, port);
  const holder = await holdAlone(adminUrl, options.directory);
  return {
    adminUrl,
    gone: new Promise((resolve) => holder.once('end', resolve)),
    async stop() {
      await holder.end().catch(() => undefined);
      if (!(await isRunning(cluster))) return;
      const stopping = asUser(cluster.user, binaries.pgCtl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60', '-s']);
      // One that ends by itself meanwhile is not there any more to be stopped.
      await stopping.catch(async (error: unknown) => {
        if (await isRunning(cluster)) throw error;
      });
    },
  };
}

/** The Postgres of a directory beside the cloud that uses it; started, and stopped again, where none runs. */
export async function joinEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = await findPostgresBinaries();
  const data = join(options.directory, 'postgres');
  const port = await takeOver({ ...options, binaries, data, user: choosePostgresUser(data, binaries) });
  if (port === null) return startEmbeddedPostgres(options);
  // Its end is the concern of the cloud that started it.
  return { adminUrl: adminUrlOf(options, port), gone: new Promise(() => {}), stop: async () => undefined };
}

const adminUrlOf = ({ password }: EmbeddedPostgresOptions, port: number): string =>
  `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;

interface Cluster extends EmbeddedPostgresOptions {
  readonly binaries: PostgresBinaries;
  readonly data: string;
  readonly user: PostgresUser;
}

/** Made beside its place and then moved there, so that a cluster that exists is a whole one. */
async function makeCluster(cluster: Cluster): Promise<void> {
  const { binaries, data, user, password } = cluster;
  const unfinished = `${data}.new`;
  const passwordFile = join(cluster.directory, 'initdb-password');
  for (const left of [unfinished, passwordFile]) rmSync(left, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    for (const path of [unfinished, passwordFile]) giveTo(user, path);
    await asUser(cluster.user, binaries.initdb, [
      `--pgdata=${unfinished}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(cluster.settings?.fsync === 'off' ? ['--no-sync'] : []),
    ]);
    renameSync(unfinished, data);
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim().split('\n').at(-1) : cause;
    throw new Error(`A Postgres could not be made in ${cluster.directory}: ${said}`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function giveTo({ ids }: PostgresUser, path: string): void {
  if (ids) chownSync(path, ids.uid, ids.gid);
}

/** The port of a Postgres that already runs here, left by a cloud that was killed; null when none does. */
async function takeOver(cluster: Cluster): Promise<number | null> {
  const file = join(cluster.data, 'postmaster.pid');
  const deadline = Date.now() + READY_WITHIN_MS;
  while (existsSync(file) && (await isRunning(cluster))) {
    const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
    if (!isPostgres(Number(pid))) break;
    if (port && (await answers(Number(port), cluster))) return Number(port);
    if (Date.now() > deadline)
      throw new Error(`The Postgres of ${cluster.data} runs but does not answer. See ${logOf(cluster)}.`);
    await pause(100);
  }
  // What is left is the file of a process that is gone, whose number may by now be another's.
  rmSync(file, { force: true });
  return null;
}

async function isRunning(cluster: Cluster): Promise<boolean> {
  try {
    await asUser(cluster.user, cluster.binaries.pgCtl, ['status', '-D', cluster.data]);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where the machine can tell: the number of a process that is gone may be another program's by now, and a process may be
 * dead that nobody has buried.
 */
function isPostgres(pid: number): boolean {
  try {
    return /^\d+ \(postgres\) [^ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}

async function answers(port: number, cluster: Cluster): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password: cluster.password,
    database: 'postgres',
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    // Postgres writes its paths with slashes on every system.
    return rows[0]?.data_directory === cluster.data.replaceAll('\\', '/');
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function start(cluster: Cluster): Promise<number> {
  const log = logOf(cluster);
  if (!existsSync(log)) writeFileSync(log, '', { mode: 0o600 });
  giveTo(cluster.user, log);
  for (let tries = 0; ; tries += 1) {
    const port = await freePort();
    const settings = { ...ourSettings, ...cluster.settings, port: String(port) };
    const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
    try {
      const args = ['start', '-D', cluster.data, '-l', log, '-w', '-t', '60', '-s', '-o', flags.join(' ')];
      await asUser(cluster.user, cluster.binaries.pgCtl, args);
      return port;
    } catch (cause) {
      // Somebody may have taken the free port in between.
      if (tries < 2) continue;
      throw new Error(`The Postgres of ${cluster.data} did not start. See ${log}.`, { cause });
    }
  }
}

const logOf = (cluster: Cluster): string => join(cluster.directory, 'postgres.log');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no free port was given');
  return address.port;
}

async function holdAlone(adminUrl: string, directory: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: adminUrl });
  // That Postgres has ended is heard by `end`.
  client.on('error', () => undefined);
  await client.connect();
  // A cloud that was killed a moment ago may still be being let go of.
  for (let tries = 0; tries < 20; tries += 1) {
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [IN_USE]);
    if (rows[0]?.held) return client;
    await pause(100);
  }
  await client.end();
  throw new Error(`Another cloud already runs on ${directory}.`);
}
