import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Logger } from 'pino';
import { asInstant } from '#shared/time/instant.ts';
import { demoOwner } from './auth/demo-owner.ts';
import { createOwner } from './auth/owners.ts';
import { seedDemo } from './auth/seed-demo.ts';
import { type CloudConfig, readCloudConfig } from './config.ts';
import { connectAsOwner, inOrg } from './db/connect.ts';
import { startEmbeddedPostgres } from './db/embedded-postgres.ts';
import { createPairingCode } from './devices/pairing-codes.ts';
import { readEmbeddedSecret, superuserPasswordOf } from './embedded-secret.ts';
import { createLog } from './log.ts';
import { type Cloud, startCloud } from './start-cloud.ts';

/*
 * The cloud's process: `npm run cloud`, or a child of `npm start`, which it tells its address and a code to pair with.
 */
const root = join(import.meta.dirname, '..');
const now = () => asInstant(Date.now());
const config = readCloudConfig({
  argv: process.argv.slice(2),
  env: process.env,
  defaultDataDirectory: join(root, '.evertill'),
});

if (config.ok) {
  try {
    await run(config.value, createLog(config.value.logLevel));
  } catch (error) {
    endWith(explain(error, config.value));
  }
} else {
  endWith(config.error);
}

async function run(config: CloudConfig, log: Logger): Promise<void> {
  const database = await openDatabase(config);
  const { createOwner: wanted } = config;
  let cloud: Cloud | null = null;
  const stop = async () => {
    await cloud?.close();
    await database.stop();
  };
  try {
    cloud = await startCloud({
      ...config,
      ...(wanted ? { port: 0, host: '127.0.0.1' } : {}),
      ...database,
      migrationsDirectory: join(root, 'migrations', 'cloud'),
      rendererDirectory: join(root, 'dist', 'renderer'),
      now,
      log,
    });
    if (wanted) {
      await makeOwner(cloud, database.adminUrl, wanted, log);
      return await stop();
    }
    await announce(cloud, database, log);
  } catch (error) {
    await stop();
    throw error;
  }
  stopOnSignal(stop, log);
}

interface Database {
  readonly adminUrl: string;
  readonly secret: string;
  /** The embedded cloud is a demonstration; one on somebody's own database is not. */
  readonly isDemo: boolean;
  stop(): Promise<void>;
}

async function openDatabase({ database }: CloudConfig): Promise<Database> {
  if (database.kind === 'url') {
    return { adminUrl: database.url, secret: database.secret, isDemo: false, stop: async () => undefined };
  }
  const directory = join(database.directory, 'cloud');
  const secret = readEmbeddedSecret(directory);
  const postgres = await startEmbeddedPostgres({ directory, password: superuserPasswordOf(secret) });
  return { ...postgres, secret, isDemo: true };
}

async function announce(cloud: Cloud, { adminUrl, isDemo }: Database, log: Logger): Promise<void> {
  console.log(`Evertill cloud: ${cloud.url}`);
  let pairingCode: string | null = null;
  if (isDemo) {
    const { org, shop } = await seedDemo({ adminUrl, db: cloud.db, auth: cloud.auth, log }, now());
    pairingCode = (await inOrg(cloud.db, org, (db) => createPairingCode(db, org, shop, now()))).code;
    console.log(`Demo owner, on this machine only: ${demoOwner.email}, password ${demoOwner.password}`);
  }
  process.send?.({ ready: true, url: cloud.url, pairingCode });
}

async function makeOwner(
  { auth }: Cloud,
  adminUrl: string,
  { email, password }: NonNullable<CloudConfig['createOwner']>,
  log: Logger,
): Promise<void> {
  const chosen = password ?? (await readLine('Password, 12 or more characters: '));
  if (chosen.length < 12 || chosen.length > 128) throw new Error('The password must have 12 to 128 characters.');
  const asOwner = connectAsOwner(adminUrl, log);
  const shop = { name: 'My shop', currency: 'EUR', timeZone: 'UTC', dayStartMinutes: 240 };
  const made = await createOwner(asOwner, auth, { email, password: chosen, organisation: 'My shops', shop }, now());
  await asOwner.destroy();
  if (!made.ok) throw new Error(`There is already an owner with the e-mail ${email}.`);
  console.log(
    `${email} can sign in now. The shop takes its name, currency and hours from the first till that is paired.`,
  );
}

async function readLine(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  if (process.stdin.isTTY) process.stdout.write(question);
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
  }
}

/** A second signal, or a parent that is gone, does not wait for a first that takes long. */
function stopOnSignal(stop: () => Promise<void>, log: Logger): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  if (process.send) process.once('disconnect', onSignal);
}

function explain(error: unknown, { port, host }: CloudConfig): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return `Port ${port} is already in use. Choose another with --port.`;
  if (code === 'EADDRNOTAVAIL') return `--host ${host} is not an address of this machine.`;
  return error.message || String(error);
}

function endWith(line: string): void {
  console.error(line);
  process.exitCode = 1;
}
