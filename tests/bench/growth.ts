import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { tempDirectory } from '#support/engine.ts';
import { type Figure, median, quantile, time } from './measure.ts';
import { fill, openShop, sell } from './shop-on-disk.ts';

const ROUNDS = 5;
const SALES = 400;
const STORED = 100_000;

/** What history costs: the same sales and the same start, with nothing stored and with 100 000 orders stored. */
export async function measureGrowth(): Promise<Figure[]> {
  const empty = tempDirectory();
  const full = tempDirectory();
  try {
    const shop = openShop(full.path);
    fill(shop, STORED);
    await shop.close();
    await openShop(empty.path).close();
    const starts = await measureStarts(empty.path, full.path);
    const sales = await measureSales(empty.path, full.path);
    return [...sales, ...starts];
  } finally {
    empty.remove();
    full.remove();
  }
}

async function measureSales(empty: string, full: string): Promise<Figure[]> {
  const shops = { empty: openShop(empty), full: openShop(full) };
  const p99 = { empty: [] as number[], full: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times = { empty: [] as number[], full: [] as number[] };
    for (let n = 0; n < SALES; n += 1) {
      for (const which of ['empty', 'full'] as const) {
        times[which].push(time(() => sell(shops[which].engine.till)));
      }
    }
    if (round === 0) continue;
    for (const which of ['empty', 'full'] as const) p99[which].push(quantile(times[which], 0.99));
  }
  await Promise.all([shops.empty.close(), shops.full.close()]);
  return [
    {
      name: `p99 of a whole sale at ${STORED} stored orders, against none`,
      value: median(p99.full) / median(p99.empty),
      unit: '×',
      bound: { kind: 'at most', value: 1.3 },
      detail: `${median(p99.full).toFixed(2)} ms against ${median(p99.empty).toFixed(2)} ms`,
    },
  ];
}

async function measureStarts(empty: string, full: string): Promise<Figure[]> {
  const ms = { empty: [] as number[], full: [] as number[] };
  let resident = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [which, directory] of [
      ['empty', empty],
      ['full', full],
    ] as const) {
      const started = await startInProcess(directory);
      if (round > 0) ms[which].push(started.ms);
      if (which === 'full') resident = Math.max(resident, started.residentBytes);
    }
  }
  return [
    {
      name: `engine start to first accepted order at ${STORED} stored orders, against none`,
      value: median(ms.full) / median(ms.empty),
      unit: '×',
      bound: { kind: 'at most', value: 1.3 },
      detail: `${median(ms.full).toFixed(0)} ms against ${median(ms.empty).toFixed(0)} ms, process start included`,
    },
    {
      name: 'resident memory of the engine',
      value: Math.round(resident / 1024 / 1024),
      unit: 'MB',
      bound: { kind: 'at most', value: 150 },
    },
  ];
}

/** Starts an engine and its station in a process of its own; the time runs from the spawn to the accepted order. */
function startInProcess(directory: string): Promise<{ ms: number; residentBytes: number }> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'start-child.ts'), directory], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let started: { ms: number; residentBytes: number } | null = null;
    child.on('message', (message: { residentBytes: number }) => {
      started = { ms: performance.now() - startedAt, residentBytes: message.residentBytes };
    });
    child.on('exit', (code) => {
      if (started && code === 0) resolve(started);
      else reject(new Error(`the engine's process ended with ${code}`));
    });
  });
}
