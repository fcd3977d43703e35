import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { joinEmbeddedPostgres } from '#cloud/db/embedded-postgres.ts';
import { readEmbeddedSecret, superuserPasswordOf } from '#cloud/embedded-secret.ts';
import { type CloudProcess, startCloudProcess } from '#support/cloud-process.ts';
import { freePort } from '#support/processes.ts';
import { Counter } from '#support/selling.ts';
import { type Line, startLine } from './line.ts';
import { openOffice } from './office.ts';

const PROBE = join(import.meta.dirname, 'probe-process.ts');

export interface SoakTill {
  readonly name: string;
  readonly directory: string;
  readonly child: ChildProcess;
  readonly counter: Counter;
  /** Its way to the cloud. */
  readonly line: Line;
}

/** One cloud on its Postgres and the tills of one shop, each a process of its own. */
export interface SoakShop {
  readonly directory: string;
  readonly cloudUrl: string;
  readonly tills: readonly SoakTill[];
  cloud(): ChildProcess;
  /** How often the cloud was started. */
  cloudLife(): number;
  postmaster(): number;
  /** Postgres as the superuser, who sees all rows; null while the cloud is away. */
  readonly database: () => pg.Client | null;
  stopCloud(): Promise<void>;
  startCloud(): Promise<void>;
  close(): Promise<void>;
}

export async function openShop(letters: readonly string[]): Promise<SoakShop> {
  const directory = mkdtempSync(join(tmpdir(), 'evertill-soak-'));
  const port = await freePort();
  const args = ['--port', String(port), '--data', directory, '--log', 'error'];
  let cloud: CloudProcess | null = null;
  let database: pg.Client | null = null;
  let lives = 0;
  const tills: SoakTill[] = [];

  async function startCloud(): Promise<void> {
    cloud = startCloudProcess(args, {}, '', ['--import', PROBE]);
    await cloud.ready;
    lives += 1;
    database = await connect(directory);
  }
  async function stopCloud(): Promise<void> {
    const client = database;
    database = null;
    await client?.end();
    const code = await cloud?.end();
    if (code) throw new Error(`the cloud ended with ${code}: ${cloud?.said()}`);
    cloud = null;
  }
  async function stopTills(): Promise<void> {
    await Promise.all(tills.map(({ child }) => endOf(child, 'SIGTERM')));
    await Promise.all(tills.map(({ line }) => line.close()));
  }

  await startCloud();
  const cloudUrl = `http://127.0.0.1:${port}`;
  const office = await openOffice(cloudUrl);
  for (const name of letters) {
    const line = await startLine(port);
    tills.push(await startTill(join(directory, `till-${name}`), name, line, await office.pairingCode(), tills.length));
  }
  return {
    directory,
    cloudUrl,
    tills,
    cloud() {
      if (!cloud) throw new Error('the cloud is away');
      return cloud.child;
    },
    cloudLife: () => lives,
    postmaster: () => Number.parseInt(readFileSync(join(directory, 'cloud/postgres/postmaster.pid'), 'utf8'), 10),
    database: () => database,
    stopCloud,
    startCloud,
    async close() {
      await stopTills();
      if (cloud) await stopCloud();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function startTill(directory: string, name: string, line: Line, code: string, before: number): Promise<SoakTill> {
  mkdirSync(directory);
  const args = [directory, line.url, code, before === 0 ? 'first' : ''];
  const child = fork(join(import.meta.dirname, 'till-process.ts'), args, { execArgv: ['--import', PROBE] });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { name, directory, child, line, counter: new Counter(url, directory) };
}

/** The Postgres of a running cloud. */
async function connect(directory: string): Promise<pg.Client> {
  const place = join(directory, 'cloud');
  const password = superuserPasswordOf(readEmbeddedSecret(place));
  const { adminUrl } = await joinEmbeddedPostgres({ directory: place, password });
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = await ended;
  if (code !== 0) throw new Error(`a till ended with ${code}`);
}
