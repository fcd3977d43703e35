import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { tempDirectory } from '#support/engine.ts';
import { type Figure, median } from './measure.ts';
import { fill, openShop } from './shop-on-disk.ts';

const ROUNDS = 5;
const SALES = 100;
const ENTRIES = 100_000;
const ENTRIES_PER_SALE = 7;

interface Counted {
  readonly p50: number;
  readonly p99: number;
  readonly state: string;
  readonly pending: number;
  readonly told: number;
}

/**
 * What a backlog costs the counter: taps on a till with 100,000 entries that a cloud which is away has yet to get, while the
 * push goes on trying and a screen shows how it stands, against taps on a till without a cloud and with nothing stored.
 */
export async function measureBacklog(): Promise<Figure[]> {
  const directories = { full: tempDirectory(), empty: tempDirectory() };
  const away = await startCloudThatFails();
  const shop = openShop(directories.full.path);
  fill(shop, Math.ceil(ENTRIES / ENTRIES_PER_SALE));
  const stored = shop.engine.till.head.position;
  await shop.close();
  const tills = {
    full: startCounter(directories.full.path, away.url),
    empty: startCounter(directories.empty.path, ''),
  };
  try {
    const rounds: Record<'full' | 'empty', Counted>[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      // Each goes first every other time.
      const order = round % 2 === 0 ? (['full', 'empty'] as const) : (['empty', 'full'] as const);
      const counted: Partial<Record<'full' | 'empty', Counted>> = {};
      for (const which of order) counted[which] = await sellAt(tills[which]);
      if (round > 0) rounds.push(counted as Record<'full' | 'empty', Counted>);
    }
    const last = rounds.at(-1)?.full;
    if (last?.state !== 'offline' || last.pending < stored) throw new Error(`the backlog is not there: ${last?.state}`);
    const p99 = (which: 'full' | 'empty') => median(rounds.map((round) => round[which].p99));
    return [
      {
        name: `p99 of a tap with ${stored} entries unsent and the cloud away, against none and no cloud`,
        value: median(rounds.map(({ full, empty }) => full.p99 / empty.p99)),
        unit: '×',
        bound: { kind: 'at most', value: 1.3 },
        detail: `${p99('full').toFixed(2)} ms against ${p99('empty').toFixed(2)} ms; ${away.pushes()} pushes tried, ${last.told} times the screen was told`,
      },
    ];
  } finally {
    for (const child of Object.values(tills)) child.disconnect();
    await Promise.all(Object.values(tills).map((child) => once(child, 'exit')));
    await away.close();
    for (const directory of Object.values(directories)) directory.remove();
  }
}

/** It is there and has lost its database: every push is read and packed by the till, sent and in vain. */
async function startCloudThatFails() {
  let pushes = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      if (request.method === 'POST') pushes += 1;
      response.writeHead(503).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pushes: () => pushes,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const startCounter = (directory: string, cloudUrl: string): ChildProcess =>
  fork(join(import.meta.dirname, 'counter-process.ts'), [directory, cloudUrl], { execArgv: [] });

async function sellAt(child: ChildProcess): Promise<Counted> {
  child.send(SALES);
  const [counted] = (await once(child, 'message')) as [Counted];
  return counted;
}
