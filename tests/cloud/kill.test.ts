import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { connectAsOwner } from '#cloud/db/connect.ts';
import { joinEmbeddedPostgres } from '#cloud/db/embedded-postgres.ts';
import { readEmbeddedSecret, superuserPasswordOf } from '#cloud/embedded-secret.ts';
import type { Order } from '#shared/order/order.ts';
import { asInstant } from '#shared/time/instant.ts';
import { builtProgram } from '#support/built-program.ts';
import { type CloudProcess, startCloudProcess } from '#support/cloud-process.ts';
import { effort } from '#support/effort.ts';
import { freePort, type RunningProcess } from '#support/processes.ts';
import { type Counter, openShopDay, sellUntilGone, startTill } from '#support/selling.ts';
import { checkShop } from '../simulation/check-shop.ts';

const KILLS = 16 * effort;
/** So that what is killed has the machine's strength to come back, a till that is not about to be killed takes its time. */
const REST_MS = { engine: 4, cloud: 24, postgres: 24 };
const isLinux = process.platform === 'linux';
if (!isLinux) console.log('the processes of Postgres are found by /proc: killing them is not shown here');

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** As whoever keeps a cloud running does: what a killed Postgres has left may be in the way of the next for a moment. */
async function keepStarting(start: () => CloudProcess): Promise<CloudProcess> {
  for (let tries = 1; ; tries += 1) {
    const cloud = start();
    const isReady = await cloud.ready.then(
      () => true,
      () => false,
    );
    if (isReady || tries === 4) return cloud;
    await pause(500);
  }
}

/** Postgres with all that it has started, as a power cut ends them. */
function killPostgres(dataDirectory: string): void {
  const pid = Number.parseInt(readFileSync(join(dataDirectory, 'cloud/postgres/postmaster.pid'), 'utf8'), 10);
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === pid);
  process.kill(pid, 'SIGKILL');
  for (const child of children) killIfThere(Number(child));
}

function parentOf(pid: number): number | null {
  try {
    return Number(/^\d+ \(.*\) \S+ (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return null;
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Hundreds of kills leave hundreds of thousands of entries unsent: waited for as long as any of them still goes up. */
async function untilSent(counter: Counter): Promise<void> {
  for (let left = Number.POSITIVE_INFINITY; left > 0; ) {
    await expect
      .poll(async () => (await counter.get('/sync')).pending, { timeout: 90_000, interval: 100 })
      .toBeLessThan(left);
    left = (await counter.get('/sync')).pending;
  }
  const status = () => counter.get('/sync');
  await expect.poll(status, { timeout: 90_000, interval: 100 }).toMatchObject({ state: 'up-to-date', pending: 0 });
}

/** Killed in turn; Postgres takes longest to come back. */
const victims = ['engine', 'cloud', 'postgres', 'engine', 'cloud'] as const;

describe.skipIf(!isLinux)('[SY23] promises 1, 2 and 5', () => {
  test(`hold through ${KILLS} kills of engine, cloud and Postgres`, { timeout: 180_000 * effort }, async () => {
    const directory = mkdtempSync(join(tmpdir(), 'evertill-kills-'));
    stops.push(() => rmSync(directory, { recursive: true, force: true }));
    const port = String(await freePort());
    const program = await builtProgram('cloud');
    const args = ['--port', port, '--data', directory, '--log', 'silent'];
    const startCloud = () => startCloudProcess(args, {}, '', [], program);
    let cloud: CloudProcess = startCloud();
    stops.push(() => cloud.end());
    const { url, pairingCode } = await cloud.ready;
    let { engine, counter }: { engine: RunningProcess; counter: Counter } = await startTill(directory, url);
    stops.push(() => engine.stop('SIGKILL'));
    const itemId = await openShopDay(counter);
    await counter.send({ path: '/sync/pair', body: { code: pairingCode } });

    const confirmed = new Map<string, Order>();
    let victim: keyof typeof REST_MS = 'engine';
    let selling = sellUntilGone(counter, itemId, confirmed, () => REST_MS[victim]);
    async function killEngine(): Promise<void> {
      await engine.stop('SIGKILL');
      const inFlight = await selling;
      ({ engine, counter } = await startTill(directory, url));
      if (!inFlight) return;
      const first = await counter.send(inFlight);
      expect(await counter.send(inFlight)).toEqual(first);
      confirmed.set(first.order.id, first.order);
    }
    const moments = fc.sample(fc.integer({ min: 20, max: 600 }), { seed: 20_261_121, numRuns: KILLS });
    for (const [turn, moment] of moments.entries()) {
      victim = victims[turn % victims.length] ?? 'engine';
      await pause(moment);
      if (victim === 'engine') {
        await killEngine();
        selling = sellUntilGone(counter, itemId, confirmed, () => REST_MS[victim]);
      } else {
        if (victim === 'cloud') await cloud.end('SIGKILL');
        else killPostgres(directory);
        await cloud.ended;
        cloud = await keepStarting(startCloud);
        await cloud.ready;
      }
    }
    await killEngine();
    await untilSent(counter);
    const { org, shop } = await counter.get('/till');
    await engine.stop();

    expect(confirmed.size).toBeGreaterThan(0);
    const place = join(directory, 'cloud');
    const password = superuserPasswordOf(readEmbeddedSecret(place));
    const { adminUrl } = await joinEmbeddedPostgres({ directory: place, password });
    const db = connectAsOwner(adminUrl, pino({ level: 'silent' }));
    stops.push(() => db.destroy());
    const file = join(directory, 'till.db');
    const till = { file, confirmed, restores: 0, recorded: new Set<string>(), acknowledged: new Set<string>() };
    await checkShop(db, { org, shop }, [till], asInstant(Date.now()));
  });
});
