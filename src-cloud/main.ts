import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Logger } from 'pino';
import { asInstant } from '#shared/time/instant.ts';
import { demoOwner } from './auth/demo-owner.ts';
import { createOwner } from './auth/owners.ts';
import { seedDemo } from './auth/seed-demo.ts';
import { type CloudConfig, readCloudConfig } from './config.ts';
import { connectAsOwner, inOrg, isDatabaseAway } from './db/connect.ts';
import { createPairingCode } from './devices/pairing-codes.ts';
import { createLog } from './log.ts';
import { maintain } from './maintain.ts';
import { type Database, openDatabase } from './open-database.ts';
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

const problem = config.ok
  ? await run(config.value, createLog(config.value.logLevel)).catch((error) => explain(error, config.value))
  : config.error;
if (problem) console.error(problem);
process.exit(problem ? 1 : 0);

async function run(config: CloudConfig, log: Logger): Promise<string | null> {
  const migrationsDirectory = join(root, 'migrations', 'cloud');
  if (config.task !== 'serve') return maintain(config.task, config, { migrationsDirectory, now, log });
  const { createOwner: wanted } = config;
  // Asked to end while it still starts, the cloud starts and then ends: what is half started cannot be stopped well.
  const asked = whenAskedToEnd();
  const database = await openDatabase(config);
  let cloud: Cloud | null = null;
  try {
    cloud = await startCloud({
      ...config,
      ...(wanted ? { port: 0, host: '127.0.0.1' } : {}),
      ...database,
      migrationsDirectory,
      rendererDirectory: join(root, 'dist', 'renderer'),
      now,
      log,
    });
    if (wanted) {
      await makeOwner(cloud, database.adminUrl, wanted, log);
      return null;
    }
    await announce(cloud, database, log);
    return await Promise.race([asked.then(() => null), database.lost]);
  } finally {
    await cloud?.close();
    await database.stop();
  }
}

/** A signal, or the end of the parent. A second signal does not wait for a first that takes long. */
function whenAskedToEnd(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      resolve();
      process.once(signal, () => process.exit(1));
    });
  }
  // False, and not undefined, where there was a parent that has already gone.
  if (process.connected === false) resolve();
  else if (process.connected) process.once('disconnect', resolve);
  return promise;
}

async function announce(cloud: Cloud, { adminUrl, isDemo }: Database, log: Logger): Promise<void> {
  console.log(`Evertill cloud: ${cloud.url}`);
  let pairingCode: string | null = null;
  if (isDemo) {
    const { org, shop } = await seedDemo({ adminUrl, db: cloud.db, auth: cloud.auth, log }, now());
    pairingCode = (await inOrg(cloud.db, org, (db) => createPairingCode(db, org, shop, now()))).code;
    console.log(`Demo owner, on this machine only: ${demoOwner.email}, password ${demoOwner.password}`);
  }
  if (process.connected) process.send?.({ ready: true, url: cloud.url, pairingCode });
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

function explain(error: unknown, { port, host, database }: CloudConfig): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return `Port ${port} is already in use. Choose another with --port.`;
  if (code === 'EADDRNOTAVAIL') return `--host ${host} is not an address of this machine.`;
  if (database.kind === 'url' && isDatabaseAway(error)) return `DATABASE_URL cannot be used: ${error.message}`;
  if (database.kind === 'embedded' && 'syscall' in error && 'path' in error) {
    return `The data directory ${database.directory} cannot be used: ${error.message}`;
  }
  return error.message || String(error);
}
