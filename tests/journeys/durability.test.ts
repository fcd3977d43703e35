import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, tempDirectory } from '#support/engine.ts';
import { openShopDay } from '#support/selling.ts';
import { canTrace, startTracedTill, type TracedTill } from '#support/traced-till.ts';

if (!canTrace) console.log('strace is not installed: that an fdatasync precedes every reply is not shown here');

const directory = tempDirectory();
let till: TracedTill;
beforeAll(async () => {
  if (canTrace) till = await startTracedTill(join(directory.path, 'data'), join(directory.path, 'trace.txt'));
});
afterAll(async () => {
  await till?.stop();
  directory.remove();
});

const post = (path: string, body: object) => till.counter.send({ path, body: { commandId: newId<string>(), ...body } });

describe.skipIf(!canTrace)('promise 1', () => {
  it('[J9] syncs the write-ahead log before every reply to a command', async () => {
    const itemId = await openShopDay(till.counter);
    const orderId = newId();
    await post('/orders/open', { orderId });
    const line = { itemId, quantity: 1_000, modifiers: [], note: null, price: null };
    const { order } = await post('/orders/add-line', { orderId, lineId: newId(), ...line });
    const paid = await post('/orders/pay-cash', {
      orderId,
      paymentId: newId(),
      tendered: 100_000,
      expectedVersion: order.version,
    });
    await post('/orders/complete', { orderId, sendId: newId(), expectedVersion: paid.order.version });

    const replies = repliesAfterCommands(till.trace());
    expect(replies).toHaveLength(5);
    expect(replies.filter(({ synced }) => !synced)).toEqual([]);
  });
});

/** For each command that came in over HTTP: whether the log was written and synced before the answer went out. */
function repliesAfterCommands(log: string): { request: string; synced: boolean }[] {
  const replies: { request: string; synced: boolean }[] = [];
  let request: string | null = null;
  let isWritten = false;
  let isSynced = false;
  const syncing = new Set<string>();
  for (const line of log.split('\n')) {
    const pid = /^\d+/.exec(line)?.[0] ?? '';
    // A call that takes its time stands in two lines.
    if (/"POST \/v1/.test(line) && /\bread(\(| resumed>)/.test(line)) {
      request = /POST (\S+)/.exec(line)?.[1] ?? '';
      isWritten = false;
      isSynced = false;
    } else if (/write64?\(\d+<[^>]*till\.db-wal>/.test(line)) {
      isWritten = true;
    } else if (/f(data)?sync\(\d+<[^>]*till\.db-wal> <unfinished/.test(line)) {
      syncing.add(pid);
    } else if (/f(data)?sync\(\d+<[^>]*till\.db-wal>\) = 0/.test(line)) {
      isSynced = true;
    } else if (/<\.\.\. f(data)?sync resumed>\) = 0/.test(line)) {
      isSynced ||= syncing.delete(pid);
    } else if (request && /"HTTP\/1\.1 200/.test(line)) {
      replies.push({ request, synced: isWritten && isSynced });
      request = null;
    }
  }
  return replies;
}
