import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readDeadPrinters } from '#main/printing/print-alerts.ts';
import { defaultTiming } from '#main/printing/spooler.ts';
import { openEngine, tempDirectory } from '#support/engine.ts';
import { textOf } from '#support/escpos-text.ts';
import { openPrintShop } from '#support/print-shop.ts';
import { startTcpPrinter } from '#support/tcp-printer.ts';
import { type Figure, median, quantile } from './measure.ts';
import { openToday, sellTaps } from './shop-on-disk.ts';
import { shopPrintingAt } from './shop-printing-at.ts';

/** What paper costs: until it starts, when a dead printer is back, and whoever sells meanwhile. */
export const measurePrinting = async (): Promise<Figure[]> => [
  await measureFirstByte(),
  await measureDrain(),
  await measureSlowdown(),
];

const ROUNDS = 5;
const ORDERS = 40;
const TAPS_BEFORE_SEND = 4;

/** From the tap that sends an order to its slip at the kitchen's printer; engine and printer share a thread. */
async function measureFirstByte(): Promise<Figure> {
  const directory = tempDirectory();
  const printer = await startTcpPrinter();
  const shop = openEngine(directory.path, { seed: shopPrintingAt(printer.address) });
  openToday(shop.engine.till);
  const rounds: number[][] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times: number[] = [];
    for (let order = 0; order < ORDERS; order += 1) {
      const taps = sellTaps(shop.engine.till);
      for (const tap of taps.slice(0, TAPS_BEFORE_SEND)) tap();
      await pause((order * 37) % 50);
      const slips = printer.slips().length;
      const sentAt = performance.now();
      taps[TAPS_BEFORE_SEND]?.();
      await printer.until(() => printer.slips().length > slips);
      times.push(performance.now() - sentAt);
      // One slip for the kitchen, one for the bar.
      await printer.until(() => printer.slips().length === slips + 2);
    }
    // The first warms up.
    if (round > 0) rounds.push(times);
  }
  await shop.close();
  await printer.close();
  directory.remove();
  return {
    name: 'order sent to its slip at a printer on this machine, p95',
    value: median(rounds.map((times) => quantile(times, 0.95))),
    unit: 'ms',
    bound: { kind: 'at most', value: 20 },
    detail: `${median(rounds.map(median)).toFixed(1)} ms in the median; ${ROUNDS} rounds of ${ORDERS}`,
  };
}

const TICKETS = 200;
/** Until the spooler waits its longest between two looks. */
const DEAD_FOR_MS = 15_000;

/** What waits for a dead printer that has no backup, from its return to the last slip. */
async function measureDrain(): Promise<Figure> {
  const shop = openPrintShop();
  const printer = await startTcpPrinter();
  await printer.powerOff();
  const id = shop.addPrinter(printer.address);
  const numbers = Array.from({ length: TICKETS }, (_, at) => `A-${1_000 + at}`);
  for (const orderNumber of numbers) shop.owe(id, { orderNumber });
  shop.start({ timing: defaultTiming, random: Math.random });
  await pause(DEAD_FOR_MS);
  if (readDeadPrinters(shop.db).length !== 1) throw new Error('the printer is not dead');
  const backAt = performance.now();
  await printer.powerOn();
  await printer.until(() => printer.slips().filter(({ cut }) => cut).length >= TICKETS);
  const seconds = (performance.now() - backAt) / 1_000;
  const printed = printer.slips().map((slip) => textOf(slip).match(/A-\d+/)?.[0]);
  if (printed.join() !== numbers.join()) throw new Error('the tickets are not in order');
  await shop.close();
  await printer.close();
  return {
    name: `${TICKETS} tickets queued for a dead printer, from its return to the last of them`,
    value: seconds,
    unit: 's',
    bound: { kind: 'at most', value: 10 },
    detail: 'in order',
  };
}

const SALES = 30;

/** What a tap waits on a till whose tickets are printed, against one whose printers were told to wait. */
async function measureSlowdown(): Promise<Figure> {
  const printer = await startTcpPrinter();
  const directories = { prints: tempDirectory(), waits: tempDirectory() };
  const tills = {
    prints: startCounter(directories.prints.path, printer.address, 'prints'),
    waits: startCounter(directories.waits.path, printer.address, 'waits'),
  };
  const rounds: Record<'prints' | 'waits', number>[] = [];
  for (let round = 0; round <= 2 * ROUNDS; round += 1) {
    const order = round % 2 === 0 ? (['prints', 'waits'] as const) : (['waits', 'prints'] as const);
    const means = { prints: Number.NaN, waits: Number.NaN };
    for (const which of order) means[which] = await meanTapAt(tills[which]);
    if (round > 0) rounds.push(means);
  }
  const slips = printer.slips().length;
  for (const child of Object.values(tills)) child.disconnect();
  await Promise.all(Object.values(tills).map((child) => once(child, 'exit')));
  await printer.close();
  for (const directory of Object.values(directories)) directory.remove();
  const mean = (which: 'prints' | 'waits') => median(rounds.map((round) => round[which]));
  return {
    name: 'a tap while tickets are printed, against none printed, mean',
    value: median(rounds.map(({ prints, waits }) => prints / waits)),
    unit: '×',
    bound: { kind: 'at most', value: 1.1 },
    detail: `${mean('prints').toFixed(2)} ms against ${mean('waits').toFixed(2)} ms; ${slips} slips`,
  };
}

const startCounter = (directory: string, address: string, how: 'prints' | 'waits'): ChildProcess =>
  fork(join(import.meta.dirname, 'printing-counter-process.ts'), [directory, address, how], { execArgv: [] });

async function meanTapAt(child: ChildProcess): Promise<number> {
  child.send(SALES);
  const [mean] = (await once(child, 'message')) as [number];
  return mean;
}
