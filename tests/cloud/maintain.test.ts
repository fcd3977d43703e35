import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { migrate } from '#cloud/db/migrate.ts';
import { startTestCloud, startTestPostgres, type TestPostgres } from '#support/cloud.ts';
import { CLOUD_MIGRATIONS, TEST_SECRET } from '#support/migrated-cluster.ts';
import { pairTill } from '#support/paired-till.ts';
import { run, runToEnd } from '#support/processes.ts';

const MAIN = 'src-cloud/main.ts';

let postgres: TestPostgres;
let directory: string;
beforeAll(async () => {
  postgres = await startTestPostgres();
  directory = await mkdtemp(join(tmpdir(), 'evertill-maintain-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await postgres?.stop();
  await rm(directory, { recursive: true, force: true });
});

/** Runs as `npm run cloud -- TASK` does; answers its exit code and the one line that it said. */
async function maintain(...args: string[]): Promise<{ code: number | null; said: string }> {
  const { code, said } = await runToEnd(MAIN, ...args);
  return { code, said: said.trim() };
}

function nameDatabase(adminUrl: string): void {
  vi.stubEnv('DATABASE_URL', adminUrl);
  vi.stubEnv('EVERTILL_CLOUD_SECRET', TEST_SECRET);
}

// Whole processes start here: on a busy machine that takes its time.
const patient = { timeout: 120_000 };

describe('[CL18] npm run cloud --', patient, () => {
  test('verify names what is wrong and fails; rebuild puts right what is folded, beside a running cloud', async () => {
    const cloud = await startTestCloud(postgres);
    const superuser = new pg.Client({ connectionString: cloud.adminUrl, options: '-c search_path=evertill' });
    try {
      await superuser.connect();
      nameDatabase(cloud.adminUrl);
      const till = await pairTill(cloud);
      till.journal.sell();
      await till.push();
      const holds = 'All holds: 7 entries in 1 segments are whole, and 1 orders of 1 shops fold to what is shown.';
      expect(await maintain('verify')).toEqual({ code: 0, said: holds });

      await superuser.query('UPDATE sales_by_tender SET amount = amount + 1');
      const place = `Corner café (${cloud.owner.shop})`;
      const sum = '2026-11-20 EUR cash. Run "npm run cloud -- rebuild".';
      expect(await maintain('verify')).toEqual({
        code: 1,
        said: `${place}: folding the entries again does not give the sum by tender ${sum}`,
      });
      const rebuilt = 'The orders, records, sums and stock of 1 shops were folded again from their entries.';
      expect(await maintain('rebuild')).toEqual({ code: 0, said: rebuilt });
      expect(await maintain('verify')).toEqual({ code: 0, said: holds });

      await superuser.query('DELETE FROM entry WHERE seq = 3');
      const entry = `3 of segment ${till.journal.segment} of till A`;
      expect(await maintain('verify')).toEqual({
        code: 1,
        said: `${place}: the first bad entry is ${entry}: it was acknowledged, or others follow it, and it is not there.`,
      });
    } finally {
      await superuser.end();
      await cloud.close();
    }
  });

  test('verify looks at an embedded cloud, whether it runs or not, and leaves it as it was', async () => {
    const at = ['--data', directory];
    const nowhere = `There is no cloud in ${directory}. Name its directory with --data, or set DATABASE_URL.`;
    expect(await maintain('verify', ...at)).toEqual({ code: 1, said: nowhere });
    expect(existsSync(join(directory, 'cloud'))).toBe(false);
    const cloud = run(MAIN, '--port', '0', ...at);
    const url = await cloud.says(/Evertill cloud: (\S+)/);
    await cloud.says(/Demo owner/);
    const holds = { code: 0, said: expect.stringMatching(/^All holds: .* of 1 shops fold to what is shown\.$/) };
    expect(await maintain('verify', ...at)).toEqual(holds);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await cloud.stop()).toBe(0);
    expect(await maintain('verify', ...at)).toEqual(holds);
    expect(existsSync(join(directory, 'cloud/postgres/postmaster.pid'))).toBe(false);
  });

  test('verify refuses a database that no cloud or an older one made, and leaves it so', async () => {
    const adminUrl = await postgres.createEmptyDatabase();
    nameDatabase(adminUrl);
    expect(await maintain('verify')).toEqual({ code: 1, said: 'There is no cloud in this database yet.' });
    await migrate({ adminUrl, secret: TEST_SECRET, directory: CLOUD_MIGRATIONS, last: 2 });
    const older = 'The database was made by an older version. Start this cloud once, which updates it.';
    for (const task of ['verify', 'rebuild']) expect(await maintain(task)).toEqual({ code: 1, said: older });
  });
});
