import type { OwnedShop } from '#cloud/auth/owners.ts';
import type { CloudDb } from '#cloud/db/schema.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { startTestCloud, type TestOwner, type TestPostgres } from '#support/cloud.ts';
import { NOW } from '#support/orders.ts';
import { type DatabaseLine, startDatabaseLine } from './database-line.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

/** A cloud of its own for one run after the other, on a database that it shares with other lanes. */
export interface Lane {
  readonly url: string;
  readonly db: CloudDb;
  readonly database: DatabaseLine;
  /** Time begins again, on a day of the seed's own. */
  begin(seed: number): { readonly time: VirtualTime; readonly now: () => Instant };
  createShop(): Promise<OwnedShop>;
  pairingCode(place: OwnedShop): Promise<string>;
  close(): Promise<void>;
}

const DAYS = 3_000;

export type Lanes = readonly [Lane, ...Lane[]];

/** Three: while one waits for the disk, another goes on. */
export async function openLanes(postgres: Pick<TestPostgres, 'createDatabase'>): Promise<Lanes> {
  const adminUrl = await postgres.createDatabase();
  const open = () => openLane(adminUrl);
  return [await open(), await open(), await open()];
}

async function openLane(adminUrl: string): Promise<Lane> {
  const database = await startDatabaseLine(Number(new URL(adminUrl).port));
  const createDatabase = async () => database.urlOf(adminUrl);
  // Nobody signs in, and to make an owner takes longer than a run.
  const owner = {} as TestOwner;
  let now: () => Instant = () => NOW;
  const cloud = await startTestCloud({ createDatabase }, { owner, now: () => now() });
  return {
    url: cloud.url,
    db: cloud.db,
    database,
    begin(seed) {
      const time = createVirtualTime();
      const from = NOW + (seed % DAYS) * 86_400_000;
      now = () => asInstant(from + time.now());
      return { time, now };
    },
    createShop: cloud.createShop,
    // The owner's page asks again when the database was lost meanwhile.
    pairingCode: (place) => cloud.pairingCode(place).catch(() => cloud.pairingCode(place)),
    async close() {
      await cloud.close();
      await database.close();
    },
  };
}
