import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { trimFeed } from '#cloud/ingest/shop-feed.ts';
import { verify as verifyCloud } from '#cloud/ingest/verify.ts';
import { restoreTill } from '#main/backup/restore-till.ts';
import { readEvent } from '#shared/journal/events.ts';
import { MIGRATIONS, newId, openDay, openOrder, settle } from '#support/engine.ts';
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
  later,
  now,
  open,
  pathOf,
  place,
  printer,
  receiptOf,
  setUpTradingShop,
  stop,
  TOAST,
  trade,
  waitingJobs,
} from './trading-shop.ts';

setUpTradingShop();

describe('[B30] the report of what was recovered', () => {
  it('says what the cloud gave back and what is lost, to the entry, until a person has seen it', async () => {
    let till = await open(0);
    await trade(till, 1, 2);
    expect((await till.engine.backups.take()).kind).toBe('verified');
    const reached = till.engine.till.head.seq;
    await trade(till, 6, 2);
    const segment = till.engine.till.device.segment.id;
    const sent = till.engine.till.head.seq;
    await stop(till);
    await trimFeed(cloud.db, place.org, place.shop, now());
    till = await open(0, { cloudUrl: null });
    await openDay(till);
    const unsent = await settle(till, await openOrder(till, TOAST), 2_000);
    const last = till.engine.till.head.seq;
    await stop(till);
    destroy(0);

    till = await open(0, { cloudUrl: null });
    const { recovery } = await till.client.till.state();
    expect(recovery).toMatchObject({ kind: 'recovered', lost: last - reached, returned: null, missing: null });
    const report = () => readFileSync(join(pathOf(0), recovery?.report ?? ''), 'utf8');
    expect(report()).toContain(`Not recovered: entries ${reached + 1} to ${last} of segment ${segment}`);
    await stop(till);

    till = await open(0);
    await comesBack(till);
    expect(report()).toMatch(
      new RegExp(
        `The cloud gave back ${sent - reached} of segment ${segment}: entries ${reached + 1} to ${sent}.\\n` +
          `Lost: entries ${sent + 1} to ${last} of segment ${segment}.*\\n$`,
      ),
    );
    const told = { ...recovery, returned: sent - reached, missing: last - sent };
    expect((await till.client.till.state()).recovery).toEqual(told);
    await expect(till.client.orders.get({ orderId: unsent.order.id })).rejects.toMatchObject({
      data: { code: 'order-unknown' },
    });
    await arrives(till);
    await stop(till);
    till = await open(0);
    expect((await till.client.till.state()).recovery).toEqual(told);
    await till.client.till.recoverySeen({ commandId: newId(), recovery: recovery?.number ?? 0 });
    expect((await till.client.till.state()).recovery).toBeNull();
    expect(report().match(/The cloud gave back/g)).toHaveLength(1);
  });

  it('says of a file that was put back what it lacks, and that all of it came back', async () => {
    let till = await open(0);
    await trade(till, 1, 1);
    const backup = await till.engine.backups.take();
    const reached = till.engine.till.head.seq;
    const orders = await trade(till, 5, 1);
    const { seq } = till.engine.till.head;
    await stop(till);
    await trimFeed(cloud.db, place.org, place.shop, now());
    copyFileSync(backup.kind === 'verified' ? backup.path : '', join(pathOf(0), 'till.db'));
    till = await open(0);
    await comesBack(till);
    const { recovery } = await till.client.till.state();
    expect(recovery).toMatchObject({ kind: 'copied', lost: seq - reached, returned: seq - reached, missing: 0 });
    const report = readFileSync(join(pathOf(0), recovery?.report ?? ''), 'utf8');
    expect(report).toContain(`Not in this file: entries ${reached + 1} to ${seq} of segment`);
    expect(report.trimEnd()).toMatch(/Nothing that is known to have been recorded is lost\.$/);
    await expectOrders(till, orders);
    expect(await cloud.exceptions(place)).toEqual([]);
  });
});

describe('[B16] a backup from before the till was paired', () => {
  it.each([
    ['put back by hand', (backup: string) => copyFileSync(backup, join(pathOf(0), 'till.db'))],
    [
      'restored by command',
      (from: string) =>
        restoreTill({ directory: pathOf(0), migrations: MIGRATIONS, from, evenUnsent: true, now: now(), newId }),
    ],
    ['all that is left', () => destroy(0)],
  ])('%s, is the shop’s till under its letter, and nothing is printed, sent or numbered twice', async (_, putBack) => {
    const neighbour = await open(1);
    await trade(neighbour, 1, 1, 0);
    let till = await open(0, { cloudUrl: null });
    await openDay(till);
    const orders = [(await settle(till, await openOrder(till, TOAST), 2_000)).order];
    const backup = await till.engine.backups.take();
    await stop(till);
    till = await open(0);
    await arrives(till);
    await till.client.day.close({ commandId: newId() });
    const paired = { org: place.org, shop: place.shop, letter: 'B' };
    expect(till.engine.till.device).toMatchObject(paired);
    expect(orders[0]?.number).toBe('A-001');
    const set = { receiptFooter: 'Danke!' };
    await till.client.settings.change({ commandId: newId(), changes: [{ noun: 'shop', id: place.shop, set }] });
    later(DAY_MS);
    orders.push(...(await trade(till, 4, 2)));
    await eventually(() => waitingJobs(till)).toBe(0);
    const [days, slips] = [daysOf(till), printer.slips().length];
    await stop(till);
    await trimFeed(cloud.db, place.org, place.shop, now());
    const sent = await entriesInCloud();
    putBack(backup.kind === 'verified' ? backup.path : '');

    // Until the shop's settings are here it goes by those that it had.
    till = await open(0, { cloudUrl: null });
    expect(till.engine.till.device).toMatchObject(paired);
    expect((await till.client.till.state()).settings.shop).toMatchObject({ name: 'Corner Café', currency: 'EUR' });
    await stop(till);
    till = await open(0);
    await comesBack(till);
    await arrives(till);
    await eventually(async () => (await till.client.till.state()).settings.shop).toMatchObject(set);
    await expectOrders(till, orders);
    expect(daysOf(till)).toEqual(days);
    await pause(300);
    expect([printer.slips().length, await entriesInCloud()]).toEqual([slips, sent]);

    await openDay(till);
    const fresh = (await settle(till, await openOrder(till, TOAST), 2_000)).order;
    expect([fresh.number, receiptOf(fresh)]).toEqual(['B-001', 'B-000010']);
    await arrives(till);
    await printer.until(() => printer.slips().length > slips);
    await eventually(async () => (await neighbour.client.orders.get({ orderId: fresh.id })).order).toEqual(fresh);
    await stop(till);
    expectWhole(0);
    expect(await cloud.exceptions(place)).toEqual([]);
    expect(await verifyCloud(cloud.db, readEvent)).toMatchObject({ fault: null });
  });
});
