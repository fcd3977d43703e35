import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { textOf } from '#support/escpos-text.ts';
import { openPrintShop, type PrintShop } from '#support/print-shop.ts';
import { startTcpPrinter, type TcpPrinter } from '#support/tcp-printer.ts';

let shop: PrintShop;
let grill: TcpPrinter;
let engine: ChildProcess;

beforeEach(async () => {
  shop = openPrintShop();
  grill = await startTcpPrinter();
});
afterEach(async () => {
  engine.kill('SIGKILL');
  await shop.close();
  await grill.close();
});

const startEngine = (): void => {
  engine = fork(join(import.meta.dirname, 'spooler-process.ts'), [shop.path]);
};
const killEngine = async (): Promise<void> => {
  const gone = once(engine, 'exit');
  engine.kill('SIGKILL');
  await gone;
};

it('[P27] a slip that came out before the engine was killed comes out once more, marked REPRINT', async () => {
  grill.behave('unconfirming');
  const printer = shop.addPrinter(grill.address);
  const job = shop.owe(printer, { orderNumber: 'A-1' });
  const next = shop.owe(printer, { orderNumber: 'A-2' });
  startEngine();
  await grill.until(() => grill.slips().some((slip) => slip.cut));
  await killEngine();
  expect(shop.job(job)).toMatchObject({ state: 'sending', tries: 1 });
  expect(shop.job(next)).toMatchObject({ state: 'queued', tries: 0 });

  grill.behave('print');
  shop.start();
  await shop.comesTo(next, 'printed');
  expect(shop.statesSeen(job)).toEqual(['unknown', 'sending', 'printed']);
  const slips = grill.slips().map(textOf);
  expect(slips.map((text) => [text.match(/A-\d/)?.[0], text.includes('REPRINT')])).toEqual([
    ['A-1', false],
    ['A-1', true],
    ['A-2', false],
  ]);
});

it('[P27] a slip that never came out when the engine was killed is not lost', async () => {
  grill.behave('busy');
  const job = shop.owe(shop.addPrinter(grill.address));
  startEngine();
  await once(engine, 'message');
  await killEngine();
  expect(shop.job(job).state).toBe('sending');
  grill.behave('print');
  shop.start();
  await shop.comesTo(job, 'printed');
  expect(textOf(grill.slips().at(-1))).toContain('REPRINT');
});

it('[P25] a job whose printer was dead when the engine was killed is printed unmarked', async () => {
  await grill.powerOff();
  const job = shop.owe(shop.addPrinter(grill.address));
  startEngine();
  await once(engine, 'message');
  await killEngine();
  await grill.powerOn();
  shop.start();
  await shop.comesTo(job, 'printed');
  expect(grill.slips().map(textOf)).toEqual([expect.not.stringContaining('REPRINT')]);
});
