import pg from 'pg';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import type { CloudDb } from '#cloud/db/schema.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { startTestCloud, type TestOwner, type TestPostgres } from '#support/cloud.ts';
import { NOW } from '#support/orders.ts';
import { createDatabaseLine, type DatabaseLine } from './database-line.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

/** A cloud of its own for one run after the other, on a database that it shares with other lanes. */
export interface Lane {
  readonly url: string;
  readonly db: CloudDb;
  readonly database: DatabaseLine;
  /** Past the line that breaks, to look at what it holds. */
  readonly admin: pg.Client;
  /** Time begins again, on a day of the seed's own. */
  begin(seed: number): LaneTime;
  createShop(): Promise<OwnedShop>;
  pairingCode(place: OwnedShop): Promise<string>;
  close(): Promise<void>;
}

export interface LaneTime {
  readonly time: VirtualTime;
  /** What a clock that is right shows. */
  readonly now: () => Instant;
  /** The shop is closed for so long, and all in it switched off: clocks move on and nothing happens. */
  sleepFor(ms: number): void;
}

const DAYS = 3_000;

export type Lanes = readonly [Lane, Lane, Lane];

/** Three: while one waits for the disk, another goes on. */
export async function openLanes(postgres: Pick<TestPostgres, 'createDatabase'>): Promise<Lanes> {
  const adminUrl = await postgres.createDatabase();
  const open = () => openLane(adminUrl);
  return [await open(), await open(), await open()];
}

async function openLane(adminUrl: string): Promise<Lane> {
  const database = createDatabaseLine();
  // Nobody signs in, and to make an owner takes longer than a run.
  const owner = {} as TestOwner;
  let now: () => Instant = () => NOW;
  // Live requests are held by the virtual network, and nobody has mail: the job would ask in real time.
  const cloud = await startTestCloud(
    { createDatabase: async () => adminUrl },
    {
      ...{ owner, now: () => now(), shapeHoldMs: 0, mailPace: { everyMs: 86_400_000, retryMs: 86_400_000 } },
      databaseStream: database.open,
    },
  );
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  return {
    url: cloud.url,
    db: cloud.db,
    database,
    admin,
    begin(seed) {
      const time = createVirtualTime();
      let from = NOW + (seed % DAYS) * 86_400_000;
      now = () => asInstant(from + time.now());
      return {
        time,
        now,
        sleepFor(ms) {
          from += ms;
        },
      };
    },
    createShop: cloud.createShop,
    // The owner's page asks again when the database was lost meanwhile.
    pairingCode: (place) => cloud.pairingCode(place).catch(() => cloud.pairingCode(place)),
    async close() {
      await admin.end();
      await cloud.close();
    },
  };
}
