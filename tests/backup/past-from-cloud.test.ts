import { rmSync } from 'node:fs';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inOrg } from '#cloud/db/connect.ts';
import { revokeDevice } from '#cloud/devices/devices.ts';
import { trimFeed } from '#cloud/ingest/shop-feed.ts';
import { verify as verifyCloud } from '#cloud/ingest/verify.ts';
import { rebuild } from '#main/engine/rebuild.ts';
import { readEvent } from '#shared/journal/events.ts';
import { newId, openDay, openOrder, settle } from '#support/engine.ts';
import {
  arrives,
  cloud,
  comesBack,
  DAY_MS,
  daysOf,
  destroy,
  entriesInCloud,
  eventually,
  expectOrders,
  expectWhole,
  jobsOf,
  LEMONADE,
  now,
  open,
  openOf,
  pathOf,
  place,
  printed,
  printer,
  receiptOf,
  setUpTradingShop,
  stop,
  TOAST,
  trade,
} from './trading-shop.ts';

setUpTradingShop();

/** Holds back each answer about the past until it is let through, and says what was asked for. */
function gate() {
  const asked: string[] = [];
  let open: () => void = () => {};
  let held: Promise<void> | null = null;
  const fetchHeld: typeof fetch = async (input, init) => {
    const url = String(input);
    if (url.includes('/sync/history/')) {
      asked.push(url.slice(url.lastIndexOf('=') + 1));
      await Promise.race([
        held,
        new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))),
      ]);
    }
    return fetch(input, init);
  };
  return {
    asked,
    fetch: fetchHeld,
    hold() {
      held = new Promise((done) => {
        open = done;
      });
    },
    letGo() {
      held = null;
      open();
    },
  };
}
describe('[PU12] [PU13] a till in place of one whose disk is gone', () => {
  it('shows all that one sold to the cent and what is open, prints nothing of it, and goes on', async () => {
    const old = await open(0);
    const orders = await trade(old, 21, 4);
    await openDay(old);
    const waiting = [await openOrder(old, TOAST), await openOrder(old, LEMONADE, TOAST)];
    const sent = await old.client.orders.send({
      ...{ commandId: newId<string>(), orderId: waiting[0]?.id ?? '', sendId: newId<string>() },
      expectedVersion: waiting[0]?.version ?? 0,
    });
    await arrives(old);
    await printed();
    const [days, wasOpen] = [daysOf(old), await openOf(old)];
    expect(wasOpen).toHaveLength(2);
    await stop(old);
    rmSync(pathOf(0), { recursive: true });
    await trimFeed(cloud.db, place.org, place.shop, now());
    const [slips, taken] = [printer.slips().length, printer.connections.taken];

    const next = await open(1, {}, old);
    await comesBack(next);
    await arrives(next);
    await expectOrders(next, orders);
    expect(await openOf(next)).toEqual(wasOpen);
    expect(daysOf(next)).toEqual(days);
    expect((await next.client.till.state()).day).toMatchObject({ state: 'open' });
    await pause(1_500);
    expect([printer.slips().length, printer.connections.taken, jobsOf(next)]).toEqual([slips, taken, 0]);
    expect((await next.client.sync.status()).history).toMatchObject({ isComplete: true });

    // What was open is settled here; what is new has numbers that no slip ever bore.
    const { order } = await settle(next, sent.order, 2_000);
    expect(order.status.state).toBe('completed');
    const fresh = await openOrder(next, TOAST);
    const receipts = [...orders, order, (await settle(next, fresh, 2_000)).order].map(receiptOf);
    expect(new Set(receipts).size).toBe(orders.length + 2);
    expect(orders.map(({ number }) => number)).not.toContain(fresh.number);
    await printer.until(() => printer.slips().length > slips);
    await arrives(next);
    const all = [...orders, order];
    const before = [await openOf(next), daysOf(next)];
    rebuild(next.engine.till.db, next.engine.till.device.id);
    expect([await openOf(next), daysOf(next)]).toEqual(before);
    await stop(next);
    expectWhole(1);
    const again = await open(1);
    await expectOrders(again, all.slice(0, -1));
    expect(await verifyCloud(cloud.db, readEvent)).toMatchObject({ fault: null });
  });
});

describe('[B15] [PU12] a till whose file is damaged beyond its last backup', () => {
  it('gets back all that was acknowledged, and gives no number twice', async () => {
    const till = await open(0);
    const orders = await trade(till, 2, 3);
    expect((await till.engine.backups.take()).kind).toBe('verified');
    orders.push(...(await trade(till, 8, 3)));
    await openDay(till);
    const [wasOpen] = [await openOrder(till, TOAST)];
    await arrives(till);
    await printed();
    const days = daysOf(till);
    await stop(till);
    destroy(0);
    await trimFeed(cloud.db, place.org, place.shop, now());
    const [slips, sent] = [printer.slips().length, await entriesInCloud()];

    const again = await open(0);
    expect(again.engine.recovery).not.toBeNull();
    await comesBack(again);
    await expectOrders(again, orders);
    expect(await openOf(again)).toEqual([wasOpen]);
    expect(daysOf(again)).toEqual(days);
    expect(await entriesInCloud()).toEqual(sent);
    await pause(300);
    expect(printer.slips()).toHaveLength(slips);
    const fresh = (await settle(again, await openOrder(again, TOAST), 2_000)).order;
    expect(orders.map(receiptOf)).not.toContain(receiptOf(fresh));
    expect(
      [wasOpen.number, ...orders.map(({ number }) => number)].filter((number) => number === fresh.number).length,
    ).toBe(
      orders.filter(({ number, businessDate }) => number === fresh.number && businessDate !== fresh.businessDate)
        .length,
    );
    expect(wasOpen.number).not.toBe(fresh.number);
    await arrives(again);
    await stop(again);
    expectWhole(0);
    expect(await cloud.exceptions(place)).toEqual([]);
    expect(await verifyCloud(cloud.db, readEvent)).toMatchObject({ fault: null });
  });
});

describe('[PU11] a reading that is cut short', () => {
  it('goes on after a start, and after the cloud was away, from where it was, and ends the same', async () => {
    const old = await open(0);
    const orders = await trade(old, 3, 40, 3 * DAY_MS);
    await stop(old);
    await trimFeed(cloud.db, place.org, place.shop, now());
    const line = gate();
    line.hold();
    let next = await open(1, { fetch: line.fetch }, old);
    await eventually(() => line.asked.length).toBe(1);
    line.letGo();
    line.hold();
    await eventually(async () => (await next.client.sync.status()).history?.read).toBeGreaterThan(0);
    await stop(next);
    line.letGo();

    // The power went off within the first page, or after it; the cloud is away as the till comes back.
    const away: typeof fetch = async (input, init) => {
      if (String(input).includes('/sync/history/') && isAway) throw new TypeError('fetch failed');
      return line.fetch(input, init);
    };
    let isAway = true;
    const before = line.asked.length;
    next = await open(1, { fetch: away });
    const { read = 0, of = 0 } = (await next.client.sync.status()).history ?? {};
    expect(read).toBeGreaterThanOrEqual(100);
    expect(read).toBeLessThan(of);
    await pause(300);
    isAway = false;
    await comesBack(next);
    expect(Number.parseInt(line.asked[before] ?? '0', 10)).toBeGreaterThanOrEqual(100);
    expect((await next.client.sync.status()).history).toEqual({ read: of, of, isComplete: true });
    await expectOrders(next, orders);
    const asked = line.asked.length;
    await stop(next);
    expectWhole(1);
    // Never again once complete.
    next = await open(1, { fetch: line.fetch });
    await arrives(next);
    await pause(200);
    expect(line.asked).toHaveLength(asked);
  });

  it('holds up no sale, and no sale is held up by what is being stored', async () => {
    const old = await open(0);
    await trade(old, 2, 60);
    await stop(old);
    const line = gate();
    line.hold();
    const next = await open(1, { fetch: line.fetch }, old);
    await eventually(() => line.asked.length).toBe(1);
    await openDay(next);
    await settle(next, await openOrder(next, TOAST), 2_000);
    await arrives(next);
    line.letGo();
    const meanwhile: boolean[] = [];
    do {
      const { order } = await settle(next, await openOrder(next, TOAST), 2_000);
      expect(order.status.state).toBe('completed');
      await turn();
      meanwhile.push((await next.client.sync.status()).history?.isComplete ?? false);
    } while (!meanwhile.at(-1));
    expect(meanwhile.filter((isComplete) => !isComplete).length).toBeGreaterThan(0);
    await arrives(next);
    await stop(next);
    expectWhole(1);
  });
});

describe('[PU11] a till that is locked out', () => {
  it('is handed nothing of its past', async () => {
    const old = await open(0);
    const orders = await trade(old, 1, 2, 5 * DAY_MS);
    await stop(old);
    await trimFeed(cloud.db, place.org, place.shop, now());
    const line = gate();
    line.hold();
    const next = await open(1, { fetch: line.fetch }, old);
    await eventually(() => line.asked.length).toBe(1);
    await inOrg(cloud.db, place.org, (db) => revokeDevice(db, next.engine.till.device.id, now()));
    line.letGo();
    await openDay(next);
    await eventually(async () => (await next.client.sync.status()).state).toBe('revoked');
    await expect(next.client.orders.get({ orderId: orders[0]?.id ?? '' })).rejects.toMatchObject({
      data: { code: 'order-unknown' },
    });
    expect(next.engine.till.db.prepare('SELECT count(*) FROM peer_entry').pluck().get()).toBe(0);
  });
});
