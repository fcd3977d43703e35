import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { verify } from '#main/engine/verify.ts';
import type { Order } from '#shared/order/order.ts';
import { effort } from '#support/effort.ts';
import { MIGRATIONS, newId, tempDirectory } from '#support/engine.ts';
import { type RunningProcess, run } from '#support/processes.ts';

const KILLS = 4 * effort;
const directory = tempDirectory();
afterAll(() => directory.remove());

/** One command as it goes over the wire: sent again after a kill, it must be the same thing. */
interface Sent {
  readonly path: string;
  readonly body: Record<string, unknown>;
}

class Counter {
  private readonly url: string;
  private readonly token: string;
  constructor(url: string) {
    this.url = url;
    this.token = readFileSync(join(directory.path, 'local-token'), 'utf8').trim();
  }

  async get(path: string) {
    return (await fetch(`${this.url}/v1${path}`, { headers: { authorization: `Bearer ${this.token}` } })).json();
  }

  async send({ path, body }: Sent): Promise<{ order: Order }> {
    const response = await fetch(`${this.url}/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (response.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer;
  }
}

async function start(): Promise<{ engine: RunningProcess; counter: Counter }> {
  const engine = run('src-main/station/engine-main.ts', '--data', directory.path, '--port', '0', '--cloud', 'none');
  const url = await engine.says(/(http:\/\/[^\s/]+)\//);
  return { engine, counter: new Counter(url) };
}

/** Sells without a pause until the engine is gone; answers what was confirmed, and the command it died on. */
async function sellUntilGone(counter: Counter, itemId: string, confirmed: Map<string, Order>): Promise<Sent | null> {
  let inFlight: Sent | null = null;
  const send = async (path: string, body: Record<string, unknown>) => {
    inFlight = { path, body: { commandId: newId<string>(), ...body } };
    const { order } = await counter.send(inFlight);
    confirmed.set(order.id, order);
    return order;
  };
  try {
    for (;;) {
      const orderId = newId<string>();
      await send('/orders/open', { orderId });
      const line = { lineId: newId(), itemId, quantity: 2_000, modifiers: [], note: null, price: null };
      const rung = await send('/orders/add-line', { orderId, ...line });
      const cash = { paymentId: newId(), tendered: 100_000, expectedVersion: rung.version };
      const paid = await send('/orders/pay-cash', { orderId, ...cash });
      await send('/orders/complete', { orderId, sendId: newId(), expectedVersion: paid.version });
    }
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('/orders')) throw error;
    return inFlight;
  }
}

describe('promises 1 and 2', () => {
  it(`[J9][J10] hold through ${KILLS} kills under load: what was confirmed is there, once`, async () => {
    const moments = fc.sample(fc.integer({ min: 20, max: 400 }), { seed: 20_261_120, numRuns: KILLS });
    const confirmed = new Map<string, Order>();
    let { engine, counter } = await start();
    const { today } = await counter.get('/till');
    const { catalog } = await counter.get('/catalog');
    const item = catalog.items.find(
      (one: { price: number | null; modifierGroupIds: string[] }) =>
        one.price !== null && one.modifierGroupIds.length === 0,
    );
    await counter.send({ path: '/day/open', body: { commandId: newId(), businessDate: today } });
    for (const moment of moments) {
      const selling = sellUntilGone(counter, item.id, confirmed);
      await new Promise((resolve) => setTimeout(resolve, moment));
      await engine.stop('SIGKILL');
      const inFlight = await selling;
      ({ engine, counter } = await start());
      if (!inFlight) continue;
      const first = await counter.send(inFlight);
      expect(await counter.send(inFlight)).toEqual(first);
      confirmed.set(first.order.id, first.order);
    }
    await engine.stop();
    expect(engine.child.exitCode).toBe(0);

    expect(confirmed.size).toBeGreaterThan(0);
    ({ engine, counter } = await start());
    for (const order of confirmed.values()) {
      expect((await counter.get(`/orders/${order.id}`)).order).toEqual(order);
    }
    await engine.stop();
    const { orders, fault } = verify(join(directory.path, 'till.db'), MIGRATIONS);
    expect(fault).toBeNull();
    expect(orders).toBe(confirmed.size);
  }, 600_000);
});
