import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Order } from '#shared/order/order.ts';
import { builtProgram } from './built-program.ts';
import { newId } from './engine.ts';
import { type RunningProcess, run } from './processes.ts';

/** One command as it goes over the wire: sent again after a kill, it must be the same thing. */
export interface Sent {
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** Speaks to a till's process as a script of the same machine does. */
export class Counter {
  private readonly url: string;
  private readonly token: string;
  constructor(url: string, directory: string) {
    this.url = url;
    this.token = readFileSync(join(directory, 'local-token'), 'utf8').trim();
  }

  async get(path: string) {
    return (await fetch(`${this.url}/v1${path}`, { headers: { authorization: `Bearer ${this.token}` } })).json();
  }

  /** Hears of changes as a screen does, until `closed`. */
  async watch(closed: AbortSignal): Promise<void> {
    const headers = { authorization: `Bearer ${this.token}` };
    const { body } = await fetch(`${this.url}/v1/till/watch`, { headers, signal: closed });
    for await (const _ of body ?? []);
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

/** A till's own process on a directory. */
export async function startTill(
  directory: string,
  cloudUrl = 'none',
): Promise<{ engine: RunningProcess; counter: Counter }> {
  const args = ['--data', directory, '--port', '0', '--cloud', cloudUrl];
  const engine = run(await builtProgram('engine'), ...args);
  const url = await engine.says(/(http:\/\/[^\s/]+)\//);
  return { engine, counter: new Counter(url, directory) };
}

/** Opens the day, and answers an item that can be rung up without any choice. */
export async function openShopDay(counter: Counter): Promise<string> {
  const { today } = await counter.get('/till');
  const { catalog } = await counter.get('/catalog');
  const item = catalog.items.find(
    (one: { price: number | null; modifierGroupIds: string[] }) =>
      one.price !== null && one.modifierGroupIds.length === 0,
  );
  await counter.send({ path: '/day/open', body: { commandId: newId(), businessDate: today } });
  return item.id;
}

/**
 * Sells until the engine is gone, and rests so long after each command; answers the command it died on. `confirmed` holds
 * what was confirmed.
 */
export async function sellUntilGone(
  counter: Counter,
  itemId: string,
  confirmed: Map<string, Order>,
  restMs: () => number = () => 0,
): Promise<Sent | null> {
  let inFlight: Sent | null = null;
  const send = async (path: string, body: Record<string, unknown>) => {
    inFlight = { path, body: { commandId: newId<string>(), ...body } };
    const { order } = await counter.send(inFlight);
    confirmed.set(order.id, order);
    if (restMs() > 0) await pause(restMs());
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
