import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginSegment } from '#main/engine/device.ts';
import { readAllEntries } from '#main/engine/journal.ts';
import { rebuild } from '#main/engine/rebuild.ts';
import { takeShape } from '#main/engine/take-shape.ts';
import { verify } from '#main/engine/verify.ts';
import { isStockEvent, readEvent } from '#shared/journal/events.ts';
import type { StockFact } from '#shared/stock/fold-stock.ts';
import {
  MIGRATIONS,
  newId,
  openDay,
  openEngine,
  openOrder,
  settle,
  type TestEngine,
  tempDirectory,
} from '#support/engine.ts';
import { id } from '#support/orders.ts';
import { count, levelRows, levelsAt, receive, track, waste } from '#support/stock.ts';

const TOAST = id<string>(0x11);
const CAKE = id<string>(0x12);
const LEMONADE = id<string>(0x14);

let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;
beforeEach(async () => {
  directory = tempDirectory();
  till = openEngine(directory.path);
  await openDay(till);
});
afterEach(async () => {
  await till.close();
  directory.remove();
});

const file = () => `${directory.path}/till.db`;
const entries = () => [...readAllEntries(till.engine.till.db)];
const stockFacts = (): StockFact[] =>
  entries().flatMap((entry) => {
    const event = readEvent(entry);
    return event && isStockEvent(event) ? [{ ...entry, ...event }] : [];
  });
const sell = async (...items: string[]) => settle(till, await openOrder(till, ...items), 9_000);
const pullLevels = (facts: readonly StockFact[]) =>
  takeShape(till.engine.till, {
    shape: 'stock_level',
    rows: levelRows(facts),
    position: { handle: 'h', offset: '7_1' },
    isCaughtUp: true,
  });

describe('a till of its own', () => {
  it('[SK1] shows the sum of what was received, sold, wasted and counted, also after a start', async () => {
    await track(till, [TOAST, CAKE]);
    await receive(till, TOAST, 10_000);
    await sell(TOAST, TOAST, LEMONADE);
    await waste(till, TOAST, 1_000);
    expect((await count(till, TOAST, 5_000, 7_000)).levels).toEqual([{ itemId: TOAST, level: 5_000 }]);
    expect(await levelsAt(till)).toEqual({ [TOAST]: 5_000, [CAKE]: 0 });
    await till.close();
    till = openEngine(directory.path);
    expect(await levelsAt(till)).toEqual({ [TOAST]: 5_000, [CAKE]: 0 });
  });

  it('[SK3] sells what is not there, and says so; what is not tracked moves nothing', async () => {
    await track(till, [TOAST]);
    const { order } = await sell(TOAST, TOAST, LEMONADE);
    expect(order.status.state).toBe('completed');
    expect(await levelsAt(till)).toEqual({ [TOAST]: -2_000 });
    await expect(receive(till, LEMONADE, 1_000)).rejects.toMatchObject({
      data: { code: 'stock-not-tracked', message: 'Lemonade is not tracked in stock.' },
    });
  });

  it('[SK3] the sale is an entry of the same transaction, and a repeat of the command adds none', async () => {
    await track(till, [TOAST]);
    const order = await openOrder(till, TOAST);
    const paid = await till.client.orders.payCash({
      ...{ commandId: newId<string>(), orderId: order.id, paymentId: newId<string>(), tendered: 2_000 },
      expectedVersion: order.version,
    });
    const complete = {
      ...{ commandId: newId<string>(), orderId: order.id, sendId: newId<string>() },
      expectedVersion: paid.order.version,
    };
    const first = await till.client.orders.complete(complete);
    expect(await till.client.orders.complete(complete)).toEqual(first);
    expect(
      entries()
        .slice(-2)
        .map(({ type, payload }) => [type, (payload as { orderId: string }).orderId]),
    ).toEqual([
      ['order.completed', order.id],
      ['stock.moved', order.id],
    ]);
    expect(await levelsAt(till)).toEqual({ [TOAST]: -1_000 });
  });

  it('[SK10] tells the screens of every item that moved', async () => {
    await track(till, [TOAST, CAKE]);
    const changes = await till.client.till.watch();
    await changes.next();
    await receive(till, CAKE, 3_000);
    await sell(TOAST);
    const told: unknown[] = [];
    for await (const change of changes) {
      if (change.kind === 'stock') told.push(change.levels);
      if (told.length === 2) break;
    }
    expect(told).toEqual([[{ itemId: CAKE, level: 3_000 }], [{ itemId: TOAST, level: -1_000 }]]);
  });

  it('[SK5] keeps the sum of an item that is tracked again, and shows it only while it is', async () => {
    await track(till, [TOAST]);
    await receive(till, TOAST, 4_000);
    const set = (tracked: boolean) =>
      till.client.catalog.change({
        commandId: newId(),
        changes: [{ noun: 'item', id: TOAST as never, set: { tracked } }],
      });
    await set(false);
    await sell(TOAST);
    expect(await levelsAt(till)).toEqual({});
    await set(true);
    expect(await levelsAt(till)).toEqual({ [TOAST]: 4_000 });
  });
});

describe('[SK8] a level from the cloud', () => {
  it('stands, with what was recorded after what it reaches', async () => {
    await track(till, [TOAST]);
    await receive(till, TOAST, 10_000);
    await sell(TOAST);
    const reached = stockFacts();
    await sell(TOAST, TOAST);
    pullLevels([...reached, peerFact(-3_000)]);
    expect(await levelsAt(till)).toEqual({ [TOAST]: 4_000 });
    pullLevels([...stockFacts(), peerFact(-3_000)]);
    expect(await levelsAt(till)).toEqual({ [TOAST]: 4_000 });
    expect(verify(file(), MIGRATIONS).fault).toBeNull();
  });

  it('of which a row cannot be read leaves the others be', async () => {
    await track(till, [TOAST, CAKE]);
    const rows = [
      { item: TOAST, level: 1_000n, reach: 'up to here' },
      { item: 'toast', level: 1_000n, reach: '{}' },
      { item: CAKE, level: 2_000n, reach: '{}' },
    ];
    expect(takeShape(till.engine.till, { shape: 'stock_level', rows, position: null, isCaughtUp: true })).toBe(2);
    expect(await levelsAt(till)).toEqual({ [TOAST]: 0, [CAKE]: 2_000 });
  });

  it('of another shop counts no more once the till has moved, nor what it sent there', async () => {
    await track(till, [TOAST]);
    await receive(till, TOAST, 10_000);
    pullLevels([...stockFacts(), peerFact(-3_000)]);
    const { db, device } = till.engine.till;
    db.prepare('UPDATE segment SET acknowledged = ?').run(till.engine.till.head.seq);
    await sell(TOAST);
    beginSegment(db, device, { org: device.org, shop: newId(), letter: 'B' }, null, newId);
    await till.close();
    till = openEngine(directory.path);
    expect(await levelsAt(till)).toEqual({ [TOAST]: -1_000 });
  });
});

describe('[SK11] verify and rebuild', () => {
  it('find a sum that is off, and put it right', async () => {
    await track(till, [TOAST]);
    await receive(till, TOAST, 10_000);
    await sell(TOAST);
    expect(verify(file(), MIGRATIONS).fault).toBeNull();
    const { db, device } = till.engine.till;
    db.exec('UPDATE stock_movement SET total = total + 1 WHERE seq = (SELECT max(seq) FROM stock_movement)');
    expect(verify(file(), MIGRATIONS).fault).toMatchObject({ kind: 'projection', table: 'stock_movement' });
    rebuild(db, device.id);
    expect(verify(file(), MIGRATIONS).fault).toBeNull();
    expect(db.prepare('SELECT total FROM stock_movement ORDER BY seq').pluck().all()).toEqual([10_000, 9_000]);
  });
});

/** What another till moved of the toast. */
const peerFact = (quantity: number): StockFact => ({
  ...{ type: 'stock.moved', v: 1, payload: { kind: 'received', movements: [movement(quantity)] } },
  ...{ id: id(0xe1), hash: '', hlc: 1 as never, device: id(0xd9), segment: id(0x5f), seq: 1 },
});
const movement = (quantity: number) => ({ itemId: TOAST as never, name: 'Cheese toast', quantity: quantity as never });
