import { join } from 'node:path';
import pg from 'pg';
import { joinEmbeddedPostgres } from '#cloud/db/embedded-postgres.ts';
import { readEmbeddedSecret, superuserPasswordOf } from '#cloud/embedded-secret.ts';
import { startCloudProcess } from '#support/cloud-process.ts';
import { openEngine, type TestEngine, tempDirectory } from '#support/engine.ts';
import { until } from '#support/shapes.ts';
import { openOffice } from '../soak/office.ts';

/** A cloud in a process of its own, on an embedded Postgres that syncs every commit, with the demonstration's shop. */
export interface CloudOfItsOwn {
  readonly url: string;
  /** Postgres as the superuser. */
  readonly database: pg.Client;
  readonly org: string;
  readonly shop: string;
  pairingCode(): Promise<string>;
  /** A till in this process that is paired with the shop. */
  openTill(directory: string): Promise<TestEngine>;
  close(): Promise<void>;
}

export async function startCloudOfItsOwn(): Promise<CloudOfItsOwn> {
  const directory = tempDirectory();
  const cloud = startCloudProcess(['--port', '0', '--data', directory.path, '--log', 'error']);
  const { url } = await cloud.ready;
  const place = join(directory.path, 'cloud');
  const password = superuserPasswordOf(readEmbeddedSecret(place));
  const { adminUrl } = await joinEmbeddedPostgres({ directory: place, password });
  const database = new pg.Client({ connectionString: adminUrl });
  await database.connect();
  const { rows } = await database.query<{ org: string; shop: string }>('SELECT org, id AS shop FROM evertill.shop');
  const [found] = rows;
  if (!found) throw new Error('the demonstration has no shop');
  const office = await openOffice(url);
  return {
    ...found,
    url,
    database,
    pairingCode: office.pairingCode,
    async openTill(path) {
      const till = openEngine(path, { cloudUrl: url, pairingCode: await office.pairingCode() });
      await until(async () => {
        const { state, pending } = await till.client.sync.status();
        return state === 'up-to-date' && pending === 0;
      });
      return till;
    },
    async close() {
      await database.end();
      await cloud.end();
      directory.remove();
    },
  };
}
