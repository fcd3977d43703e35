import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after, setImmediate as nextTurn } from 'node:timers/promises';
import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPrintShop, type PrintShop } from '#support/print-shop.ts';
import { startTcpPrinter, type TcpPrinter } from '#support/tcp-printer.ts';

let shop: PrintShop;
let grill: TcpPrinter;
beforeEach(async () => {
  shop = openPrintShop();
  grill = await startTcpPrinter();
});
afterEach(async () => {
  vi.useRealTimers();
  await shop.close();
  await grill.close();
});

/** What node-thermal-printer 4.6.1 does with a slip on transports of its own. */
function library(where: string, timeout = 200): ThermalPrinter {
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: where, width: 48, options: { timeout } });
  printer.println('2 x Cheeseburger');
  return printer;
}

/** Each shows what the library's transports do wrong and that ours do not; a mended library fails these tests. */
describe('[P65] a fault of the library’s transports is not ours:', () => {
  it.each([
    ['frozen', 'offline'],
    ['hang-up', 'offline'],
    ['out-of-paper', 'paper-out'],
  ] as const)('it says that a printer which is %s has printed', async (how, problemCode) => {
    const printer = shop.addPrinter(grill.address);
    const before = shop.owe(printer);
    const spooler = shop.start({ timing: { answerMs: 300, closeMs: 50 } });
    await shop.comesTo(before, 'printed');
    const printed = grill.slips().length;
    grill.behave(how);
    await expect(library(grill.address).execute()).resolves.toBeUndefined();
    const job = shop.owe(printer);
    spooler.wake();
    await shop.until(() => shop.job(job).problem !== null);
    expect(shop.job(job)).toMatchObject({ state: 'queued', tries: 0, problemCode });
    expect(grill.slips()).toHaveLength(printed);
  });

  it('it waits for ever for the answer of a printer that closed the connection', async () => {
    grill.behave({ closeAfter: 8 });
    const waiting = library(grill.address)
      .execute({ waitForResponse: true })
      .then(
        () => 'settled',
        () => 'settled',
      );
    await grill.until(() => grill.connections.taken === 1);
    await grill.until(() => grill.standing() === 0);
    // Twice as long as it is told to wait at most.
    expect(await Promise.race([waiting, after(400, 'still waiting')])).toBe('still waiting');
    const job = shop.owe(shop.addPrinter(grill.address));
    shop.start();
    expect(await shop.comesTo(job, 'unknown', 'failed')).toMatchObject({ problemCode: 'interrupted' });
  });

  it('it says that a device file has failed and writes to it afterwards', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const directory = mkdtempSync(join(tmpdir(), 'evertill-library-'));
    const path = join(directory, 'usb', 'lp0');
    const answer = library(path)
      .execute()
      .then(
        () => 'done',
        (error: unknown) => error,
      );
    const passTime = async (ms: number): Promise<void> => {
      for (let passed = 0; passed < ms; passed += 200) {
        await vi.advanceTimersByTimeAsync(200);
        for (let turn = 0; turn < 20; turn += 1) await nextTurn();
      }
    };
    await passTime(6_000);
    expect(await answer).toBe('Printer Error');
    expect(isWritten(path)).toBe(false);
    await mkdir(join(directory, 'usb'));
    // The test's own patience ends this where it is never written.
    while (!isWritten(path)) await passTime(200);
    rmSync(directory, { recursive: true });
  });
});

/** Ours of that is in device-and-queue.test.ts: what waits for a device is queued, and comes out once. */
function isWritten(path: string): boolean {
  try {
    return readFileSync(path).includes('Cheeseburger');
  } catch {
    return false;
  }
}
