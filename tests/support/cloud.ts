import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import pg from 'pg';
import { type Logger, pino } from 'pino';
import { createOrganisation, createOwner, type OwnedShop } from '#cloud/auth/owners.ts';
import { connectAsOwner, inOrg } from '#cloud/db/connect.ts';
import { startEmbeddedPostgres } from '#cloud/db/embedded-postgres.ts';
import type { CloudDb, OrgDb } from '#cloud/db/schema.ts';
import { createPairingCode } from '#cloud/devices/pairing-codes.ts';
import { type Exception, readExceptions } from '#cloud/reports/exceptions-report.ts';
import { readSales } from '#cloud/reports/sales-report.ts';
import { readShop, type Shop } from '#cloud/reports/shops.ts';
import { type Cloud, type CloudOptions, startCloud } from '#cloud/start-cloud.ts';
import type { CloudContract, SalesReport } from '#shared/contract/cloud-contract.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { asInstant } from '#shared/time/instant.ts';
import {
  CLOUD_MIGRATIONS,
  CLUSTER_PASSWORD,
  MIGRATED,
  putMigratedCluster,
  QUICK,
  TEST_SECRET,
  urlOf,
} from './migrated-cluster.ts';
import { TODAY } from './orders.ts';
import { quickDirectory } from './quick-directory.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A real Postgres of its own in a temporary directory, with a migrated database to copy. */
export interface TestPostgres {
  /** A database without anything in it; answers its address as the superuser. */
  createEmptyDatabase(): Promise<string>;
  /** A database with all migrations applied. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts in half a second. What is written survives no power cut, so that tests are quick. */
export async function startTestPostgres(settings: Readonly<Record<string, string>> = {}): Promise<TestPostgres> {
  const directory = await mkdtemp(join(quickDirectory(), 'evertill-postgres-'));
  await putMigratedCluster(directory);
  const quick = { ...QUICK, ...settings };
  const postgres = await startEmbeddedPostgres({ directory, password: CLUSTER_PASSWORD, settings: quick });
  // A run that is cut short stops nothing; its Postgres would stay behind.
  const stopAtOnce = () =>
    process.kill(Number.parseInt(readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8'), 10), 'SIGQUIT');
  process.once('exit', stopAtOnce);
  let made = 0;
  async function create(from: string): Promise<string> {
    const admin = new pg.Client({ connectionString: postgres.adminUrl });
    await admin.connect();
    made += 1;
    const name = `test_${made}`;
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY file_copy`).finally(() => admin.end());
    return urlOf(postgres.adminUrl, name);
  }
  return {
    createEmptyDatabase: () => create('template0'),
    createDatabase: () => create(MIGRATED),
    async stop() {
      process.off('exit', stopAtOnce);
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export type CloudClient = ContractRouterClient<CloudContract>;

export interface TestOwner extends OwnedShop {
  readonly email: string;
  readonly password: string;
}

/** A cloud that listens on a port of its own, with an owner who has a shop. */
export interface TestCloud extends Cloud {
  readonly adminUrl: string;
  readonly owner: TestOwner;
  /** As the role that owns the tables; row-level security holds for it as well. */
  readonly asOwner: CloudDb;
  createOwner(email: string): Promise<TestOwner>;
  /** A shop of an organisation of its own, that nobody signs in to unless it is given to an owner. */
  createShop(owner?: TestOwner): Promise<OwnedShop>;
  pairingCode(place?: OwnedShop): Promise<string>;
  /** What the owner's page would show of a shop, without signing in. */
  sales(place?: OwnedShop, businessDate?: BusinessDate): Promise<SalesReport>;
  exceptions(place?: OwnedShop): Promise<Exception[]>;
  /** The cookie of a new session. */
  signIn(owner?: TestOwner): Promise<string>;
  /** The contract's client, signed in by that cookie if there is one. */
  client(cookie?: string): CloudClient;
}

export type TestCloudOptions = Partial<Omit<CloudOptions, 'adminUrl' | 'secret'>> & {
  /** An existing database, for a second replica; else a fresh one. */
  readonly adminUrl?: string;
  readonly owner?: TestOwner;
};

/** Starts a cloud in this process on a database of `postgres`. */
export async function startTestCloud(
  postgres: Pick<TestPostgres, 'createDatabase'>,
  options: TestCloudOptions = {},
): Promise<TestCloud> {
  const adminUrl = options.adminUrl ?? (await postgres.createDatabase());
  const now = options.now ?? (() => asInstant(Date.now()));
  const log: Logger = options.log ?? pino({ level: 'silent' });
  const cloud = await startCloud({
    port: 0,
    host: '127.0.0.1',
    publicUrl: null,
    trustedProxies: [],
    migrationsDirectory: CLOUD_MIGRATIONS,
    rendererDirectory: join(ROOT, 'dist/renderer'),
    isDemo: false,
    ...options,
    now,
    log,
    adminUrl,
    secret: TEST_SECRET,
  });
  const asOwner = connectAsOwner(adminUrl, log);

  const shop = { name: 'Corner café', currency: 'EUR', timeZone: 'UTC', dayStartMinutes: 240 };
  async function makeOwner(email: string): Promise<TestOwner> {
    const password = 'correct horse battery staple';
    const made = await createOwner(asOwner, cloud.auth, { email, password, organisation: 'Cafés', shop }, now());
    if (!made.ok) throw new Error(made.error);
    return { email, password, ...made.value };
  }

  const owner = options.owner ?? (await makeOwner('owner@shop.example'));
  async function inShop<T>(place: OwnedShop, work: (db: OrgDb, shop: Shop) => Promise<T>): Promise<T> {
    return inOrg(cloud.db, place.org, async (db) => {
      const found = await readShop(db, place.shop);
      if (!found) throw new Error('there is no such shop');
      return work(db, found);
    });
  }

  return {
    ...cloud,
    adminUrl,
    owner,
    asOwner,
    createOwner: makeOwner,
    async createShop(to) {
      const found = to && (await (await cloud.auth.$context).internalAdapter.findUserByEmail(to.email));
      return createOrganisation(asOwner, { name: 'Cafés', shop, userId: found?.user.id ?? null }, now());
    },
    sales: (place = owner, businessDate = TODAY) => inShop(place, (db, found) => readSales(db, found, businessDate)),
    exceptions: (place = owner) => inShop(place, readExceptions),
    async pairingCode({ org, shop } = owner) {
      return (await inOrg(cloud.db, org, (db) => createPairingCode(db, org, shop, now()))).code;
    },
    async signIn({ email, password } = owner) {
      const response = await fetch(`${cloud.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: cloud.url },
        body: JSON.stringify({ email, password }),
      });
      if (!response.ok) throw new Error(`not signed in: ${await response.text()}`);
      return response.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; ');
    },
    client: (cookie) =>
      createORPCClient(new RPCLink({ url: `${cloud.url}/rpc`, headers: cookie ? { cookie, origin: cloud.url } : {} })),
    async close() {
      await asOwner.destroy();
      await cloud.close();
    },
  };
}
