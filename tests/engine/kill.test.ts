import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { verify } from '#main/engine/verify.ts';
import type { Order } from '#shared/order/order.ts';
import { effort } from '#support/effort.ts';
import { MIGRATIONS, tempDirectory } from '#support/engine.ts';
import { openShopDay, sellUntilGone, startTill } from '#support/selling.ts';

const KILLS = 4 * effort;
const directory = tempDirectory();
afterAll(() => directory.remove());

describe('promises 1 and 2', () => {
  it(`[J9][J10][B10] hold through ${KILLS} kills under load: what was confirmed is there, once`, async () => {
    const moments = fc.sample(fc.integer({ min: 20, max: 400 }), { seed: 20_261_120, numRuns: KILLS });
    const confirmed = new Map<string, Order>();
    let { engine, counter } = await startTill(directory.path);
    const itemId = await openShopDay(counter);
    for (const moment of moments) {
      const selling = sellUntilGone(counter, itemId, confirmed);
      await new Promise((resolve) => setTimeout(resolve, moment));
      await engine.stop('SIGKILL');
      const inFlight = await selling;
      ({ engine, counter } = await startTill(directory.path));
      if (!inFlight) continue;
      const first = await counter.send(inFlight);
      expect(await counter.send(inFlight)).toEqual(first);
      confirmed.set(first.order.id, first.order);
    }
    await engine.stop();
    expect(engine.child.exitCode).toBe(0);

    expect(confirmed.size).toBeGreaterThan(0);
    ({ engine, counter } = await startTill(directory.path));
    for (const order of confirmed.values()) {
      expect((await counter.get(`/orders/${order.id}`)).order).toEqual(order);
    }
    await engine.stop();
    const { orders, segments, fault } = verify(join(directory.path, 'till.db'), MIGRATIONS);
    // [B10] No crash makes the file look like an older one.
    expect(segments).toBe(1);
    expect(fault).toBeNull();
    expect(orders).toBe(confirmed.size);
  }, 600_000);
});
