import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reading } from '#main/db/connection.ts';
import { readOrderEntries } from '#main/engine/journal.ts';
import { verify } from '#main/engine/verify.ts';
import { foldOrder } from '#shared/order/apply-order.ts';
import type { Order } from '#shared/order/order.ts';
import { MIGRATIONS, newId, tempDirectory } from '#support/engine.ts';
import { openShopDay } from '#support/selling.ts';
import { canTrace, startTracedTill, type TracedTill } from '#support/traced-till.ts';

if (!canTrace) console.log('strace is not installed: what a disk that loses writes leaves is not shown here');

const SALES = 8;
const directory = tempDirectory();
const data = join(directory.path, 'data');
let till: TracedTill | undefined;
beforeAll(async () => {
  if (canTrace) till = await startTracedTill(data, join(directory.path, 'trace.txt'));
});
afterAll(() => directory.remove());

/** Sells, and answers each order as it was confirmed, reply by reply. */
async function sell({ counter }: TracedTill): Promise<Order[]> {
  const replies: Order[] = [];
  const itemId = await openShopDay(counter);
  const send = async (path: string, body: Record<string, unknown>) => {
    const { order } = await counter.send({ path, body: { commandId: newId<string>(), ...body } });
    replies.push(order);
    return order;
  };
  for (let sale = 0; sale < SALES; sale += 1) {
    const orderId = newId();
    await send('/orders/open', { orderId });
    const line = { lineId: newId(), itemId, quantity: 1_000, modifiers: [], note: null, price: null };
    const { version } = await send('/orders/add-line', { orderId, ...line });
    const cash = { paymentId: newId(), tendered: 100_000, expectedVersion: version };
    const paid = await send('/orders/pay-cash', { orderId, ...cash });
    await send('/orders/complete', { orderId, sendId: newId(), expectedVersion: paid.version });
  }
  return replies;
}

/** How long the log was at each moment at which it was on the disk, and how many orders had been confirmed by the next. */
interface Synced {
  readonly length: number;
  replies: number;
}

function syncedLengths(trace: string): Synced[] {
  const synced: Synced[] = [{ length: 0, replies: 0 }];
  let written = 0;
  let isOrder = false;
  let replies = 0;
  for (const line of trace.split('\n')) {
    const write = /pwrite64\(\d+<[^>]*till\.db-wal>, .*, (\d+), (\d+)(?:\)| <unfinished)/.exec(line);
    if (write) written = Number(write[1]) + Number(write[2]);
    else if (/\bf(?:data)?sync\(\d+<[^>]*till\.db-wal>/.test(line)) synced.push({ length: written, replies });
    // Where another thread spoke meanwhile, what was read stands on a line of its own.
    else if (/\bread(?:\(| resumed>).*"POST \/v1/.test(line)) isOrder = line.includes('POST /v1/orders/');
    else if (isOrder && /"HTTP\/1\.1 200/.test(line)) {
      isOrder = false;
      replies += 1;
      const last = synced.at(-1);
      if (last) last.replies = replies;
    }
  }
  return synced;
}

describe.skipIf(!canTrace)('[J13] a disk that loses what was not synced', () => {
  test('leaves everything that was confirmed, and nothing half', { timeout: 120_000 }, async () => {
    if (!till) return;
    const replies = await sell(till);
    await till.stop('SIGKILL');
    const log = readFileSync(join(data, 'till.db-wal'));
    const synced = syncedLengths(till.trace());
    // The log is only added to here: else a length would not say which writes it holds.
    expect(synced.map(({ length }) => length)).toEqual(synced.map(({ length }) => length).sort((a, b) => a - b));
    expect(synced.at(-1)).toMatchObject({ replies: replies.length });

    const tested = synced.filter((one) => one.replies > 0);
    for (const [at, { length, replies: confirmed }] of tested.entries()) {
      const next = tested[at + 1]?.length ?? length;
      const kept = log.subarray(0, length);
      const torn = log.subarray(length, Math.floor((length + next) / 2));
      // What was not synced is gone, or half there, or there as nothing but zeros.
      for (const rest of [Buffer.alloc(0), torn, Buffer.alloc(next - length)]) {
        expectToHold(Buffer.concat([kept, rest]), replies.slice(0, confirmed));
      }
    }
  });
});

function expectToHold(log: Buffer, confirmed: readonly Order[]): void {
  const place = join(directory.path, 'copy');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  const file = join(place, 'till.db');
  copyFileSync(join(data, 'till.db'), file);
  writeFileSync(`${file}-wal`, log);
  expect(verify(file, MIGRATIONS).fault).toBeNull();
  reading(file, (db) => {
    for (const order of confirmed) {
      const entries = readOrderEntries(db, order.id).slice(0, order.version);
      expect(foldOrder(entries as never[])).toEqual(order);
    }
  });
}
