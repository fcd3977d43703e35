import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transact } from '#main/db/connection.ts';
import { readAllEntries } from '#main/engine/journal.ts';
import { rebuild } from '#main/engine/rebuild.ts';
import { verify } from '#main/engine/verify.ts';
import { priceOrder } from '#shared/pricing/price-order.ts';
import { asInstant } from '#shared/time/instant.ts';
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

let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;

beforeEach(() => {
  directory = tempDirectory();
  till = openEngine(directory.path);
});
afterEach(async () => {
  await till.close();
  directory.remove();
});

const TOAST = id<string>(0x11);
const LEMONADE = id<string>(0x14);
const count = (table: string) =>
  (till.engine.till.db.prepare(`SELECT count(*) AS n FROM "${table}"`).get() as { n: number }).n;

describe('a sale at the engine', () => {
  it('[J9] is journal, projection, paper and answer, or nothing', async () => {
    await openDay(till);
    const order = await openOrder(till, TOAST, LEMONADE);
    const { order: settled } = await settle(till, order, 2_000);
    expect(settled.status).toMatchObject({ state: 'completed', receiptNumber: 'A-000001' });
    expect(settled.payments).toMatchObject([{ amount: 983, tendered: 2_000, change: 1_017 }]);
    const { jobs } = await till.client.printing.jobs({ limit: 10 });
    expect(jobs.map((job) => job.content.kind).sort()).toEqual(['receipt', 'ticket', 'ticket']);
    const before = { entries: count('entry'), jobs: count('print_job') };
    const next = await openOrder(till, TOAST);
    till.engine.till.db.exec(
      "CREATE TRIGGER broken BEFORE INSERT ON print_job BEGIN SELECT RAISE (ABORT, 'disk'); END",
    );
    await expect(
      till.client.orders.send({ commandId: newId(), orderId: next.id, sendId: newId(), expectedVersion: next.version }),
    ).rejects.toThrow();
    expect(count('entry')).toBe(before.entries + 2);
    expect(count('print_job')).toBe(before.jobs);
    till.engine.till.db.exec('DROP TRIGGER broken');
    const { order: sent } = await till.client.orders.send({
      ...{ commandId: newId<string>(), orderId: next.id, sendId: newId<string>() },
      expectedVersion: next.version,
    });
    expect(sent.lines[0]?.kitchen).toBe('told');
  });

  it('[K14] a rush prints once at each station, also when it is asked for again, and a rebuild knows of it', async () => {
    await openDay(till);
    const order = await openOrder(till, TOAST, LEMONADE);
    const sendId = newId<string>();
    await till.client.orders.send({
      ...{ commandId: newId<string>(), orderId: order.id, sendId, expectedVersion: order.version },
    });
    const rush = { commandId: newId<string>(), orderId: order.id, sendId: newId<string>() };
    const first = await till.client.orders.rush(rush);
    expect(first.order.lines.map(({ rushed }) => rushed)).toEqual([true, true]);
    expect(await till.client.orders.rush(rush)).toEqual(first);
    const again = till.client.orders.rush({ ...rush, commandId: newId<string>(), sendId: newId<string>() });
    await expect(again).rejects.toMatchObject({ status: 409, data: { code: 'nothing-to-rush' } });
    const { jobs } = await till.client.printing.jobs({ limit: 10 });
    const kinds = jobs.map(({ content }) => content.kind === 'ticket' && content.ticket.kind);
    expect(kinds).toEqual(['rush', 'rush', 'new', 'new']);
    await till.close();
    till = openEngine(directory.path);
    expect((await till.client.orders.get({ orderId: order.id })).order).toEqual(first.order);
  });

  it('[K15] [K16] prints a station’s tickets as it wants them', async () => {
    await openDay(till);
    const { settings } = await till.client.till.state();
    const kitchen = settings.stations.find(({ name }) => name === 'Kitchen');
    await till.client.settings.change({
      commandId: newId(),
      changes: [
        { noun: 'station', id: kitchen?.id ?? '', set: { oneItemPerTicket: true, copies: 2, itemSize: 'huge' } },
      ],
    });
    const order = await openOrder(till, TOAST, LEMONADE, TOAST);
    await till.client.orders.send({
      ...{ commandId: newId<string>(), orderId: order.id, sendId: newId<string>(), expectedVersion: order.version },
    });
    const { jobs } = await till.client.printing.jobs({ limit: 10 });
    const slips = jobs.flatMap(({ content }) => (content.kind === 'ticket' ? [content.ticket] : [])).reverse();
    expect(slips.map(({ station, part, copy }) => [station.name, part?.number, copy?.number])).toEqual([
      ['Kitchen', 1, undefined],
      ['Kitchen', 1, 2],
      ['Kitchen', 2, undefined],
      ['Kitchen', 2, 2],
      ['Bar', undefined, undefined],
    ]);
    expect(slips.map(({ looks }) => looks?.itemSize)).toEqual(['huge', 'huge', 'huge', 'huge', 'large']);
  });

  it('[J10] a repeat is answered as it was the first time and changes nothing', async () => {
    await openDay(till);
    const order = await openOrder(till, TOAST);
    const pay = {
      ...{ commandId: newId<string>(), orderId: order.id, paymentId: newId<string>(), tendered: 1_000 },
      expectedVersion: order.version,
    };
    const first = await till.client.orders.payCash(pay);
    await till.client.orders.complete({
      ...{
        commandId: newId<string>(),
        orderId: order.id,
        sendId: newId<string>(),
        expectedVersion: first.order.version,
      },
    });
    const entries = count('entry');
    expect(await till.client.orders.payCash(pay)).toEqual(first);
    await till.close();
    till = openEngine(directory.path);
    expect(await till.client.orders.payCash(pay)).toEqual(first);
    expect(count('entry')).toBe(entries);
    await expect(till.client.orders.payCash({ ...pay, tendered: 2_000 })).rejects.toMatchObject({
      code: 'REFUSED',
      status: 409,
      data: { code: 'command-reused' },
    });
  });

  it('[J10] a refusal is remembered too', async () => {
    const open = { commandId: newId<string>(), orderId: newId<string>() };
    await expect(till.client.orders.open(open)).rejects.toMatchObject({ data: { code: 'day-not-open' } });
    await openDay(till);
    await expect(till.client.orders.open(open)).rejects.toMatchObject({ data: { code: 'day-not-open' } });
  });

  it('[O13] counts order numbers by day and receipt numbers without a gap, across restarts', async () => {
    await openDay(till);
    for (const n of [1, 2]) {
      const order = await openOrder(till, TOAST);
      expect(order.number).toBe(`A-00${n}`);
      await settle(till, order, 650);
    }
    await till.close();
    till = openEngine(directory.path);
    const cancelled = await openOrder(till, TOAST);
    await till.client.orders.cancel({ commandId: newId(), orderId: cancelled.id, sendId: newId(), reason: null });
    const { order } = await settle(till, await openOrder(till, TOAST), 650);
    expect(order.number).toBe('A-004');
    expect(order.status).toMatchObject({ receiptNumber: 'A-000003' });
  });

  it('[D1][D3] closes a day only when nothing is open, and opens it again', async () => {
    await openDay(till);
    const order = await openOrder(till, TOAST);
    await expect(till.client.day.close({ commandId: newId() })).rejects.toMatchObject({
      data: { code: 'orders-still-open' },
    });
    await settle(till, order, 650);
    expect((await till.client.day.close({ commandId: newId() })).day.state).toBe('closed');
    await expect(till.client.orders.open({ commandId: newId(), orderId: newId() })).rejects.toMatchObject({
      data: { code: 'day-not-open' },
    });
    await openDay(till);
    expect((await openOrder(till, TOAST)).number).toBe('A-002');
    await expect(till.client.day.open({ commandId: newId(), businessDate: '2031-01-01' })).rejects.toMatchObject({
      data: { code: 'day-already-open' },
    });
  });

  it('[J1] an entry says what it is, whose it is and where it stands, under ids that this till minted', async () => {
    await openDay(till);
    await settle(till, await openOrder(till, TOAST), 650);
    const entries = [...readAllEntries(till.engine.till.db)];
    expect(entries.length).toBeGreaterThan(5);
    const minted = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    for (const { position: _, ...entry } of entries) {
      expect(Object.keys(entry).sort()).toEqual(
        [
          ...['id', 'org', 'shop', 'device', 'segment', 'seq', 'hlc', 'at', 'businessDate'],
          ...['staff', 'type', 'v', 'payload', 'prevHash', 'hash'],
        ].sort(),
      );
      for (const each of [entry.id, entry.org, entry.shop, entry.device, entry.segment]) expect(each).toMatch(minted);
    }
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
  });

  it('[D2] [D4] offers the shop’s date, takes another up to a year away, and keeps to it past midnight', async () => {
    // Half past three in Berlin: the shop is still at the evening before.
    let now = Date.parse('2026-11-21T02:30:00Z');
    await till.close();
    till = openEngine(directory.path, { now: () => asInstant(now) });
    const { shop, today } = await till.client.till.state();
    expect(today).toBe('2026-11-20');
    await till.client.settings.change({
      commandId: newId(),
      changes: [{ noun: 'shop', id: shop, set: { dayStartMinutes: 180 } }],
    });
    expect((await till.client.till.state()).today).toBe('2026-11-21');
    const open = (businessDate: string) => till.client.day.open({ commandId: newId(), businessDate });
    for (const far of ['2025-11-19', '2027-11-23']) {
      await expect(open(far)).rejects.toMatchObject({ data: { code: 'day-out-of-range' } });
    }
    for (const year of ['2025-11-21', '2027-11-21']) {
      expect((await open(year)).day).toMatchObject({ state: 'open', businessDate: year });
      await till.client.day.close({ commandId: newId() });
    }

    await open('2026-11-20');
    const order = await openOrder(till, TOAST);
    now += 26 * 3_600_000;
    await settle(till, order, 650);
    await till.client.day.close({ commandId: newId() });
    const recorded = [...readAllEntries(till.engine.till.db)];
    const opened = recorded.findLastIndex(({ type }) => type === 'day.opened');
    const dates = recorded.slice(opened + 1).map(({ type, businessDate }) => [type, businessDate]);
    expect(dates.map(([type]) => type)).toEqual([
      ...['order.opened', 'order.line-added', 'order.payment-added', 'order.sent', 'order.completed', 'day.closed'],
    ]);
    expect(new Set(dates.map(([, date]) => date))).toEqual(new Set(['2026-11-20']));
  });

  it('[C1][C3] edits the menu and the settings field by field', async () => {
    const tea = newId<string>();
    const { catalogVersion } = await till.client.catalog.change({
      commandId: newId(),
      changes: [{ noun: 'item', id: tea, set: { name: 'Tea', price: 250 as never } }],
    });
    const { catalog, catalogVersion: now } = await till.client.catalog.get();
    expect(now).toBe(catalogVersion);
    expect(catalog.items.find((item) => item.id === tea)).toMatchObject({ name: 'Tea', price: 250 });
    await expect(
      till.client.catalog.change({
        commandId: newId(),
        changes: [{ noun: 'item', id: newId(), set: { price: 1 as never } }],
      }),
    ).rejects.toMatchObject({ data: { code: 'record-incomplete' } });
    await expect(
      till.client.settings.change({
        commandId: newId(),
        changes: [{ noun: 'shop', id: newId(), set: { name: 'Other' } }],
      }),
    ).rejects.toMatchObject({ data: { code: 'record-unknown' } });
    const { shop } = await till.client.till.state();
    await expect(
      till.client.settings.change({
        commandId: newId(),
        changes: [{ noun: 'shop', id: shop, set: { timeZone: 'Mars/Phobos' } }],
      }),
    ).rejects.toMatchObject({ data: { code: 'record-incomplete' } });
    const changed = await till.client.settings.change({
      commandId: newId(),
      changes: [{ noun: 'shop', id: shop, set: { receiptFooter: 'Thank you' } }],
    });
    expect(changed.settings.shop).toMatchObject({ name: 'Corner Café', receiptFooter: 'Thank you' });
  });

  it('[C4] takes what is archived off the screens and loses nothing: an order keeps it, and it can be brought back', async () => {
    await openDay(till);
    const { id: orderId } = await openOrder(till, TOAST);
    const archive = (archived: boolean) =>
      till.client.catalog.change({
        commandId: newId(),
        changes: [{ noun: 'item', id: TOAST as never, set: { archived } }],
      });
    const toast = async () => (await till.client.catalog.get()).catalog.items.find((item) => item.id === TOAST);
    const before = await toast();
    const rows = count('record');
    await archive(true);
    expect(await toast()).toBeUndefined();
    expect(count('record')).toBe(rows);
    await expect(openOrder(till, TOAST)).rejects.toMatchObject({ data: { code: 'item-unknown' } });
    const { order } = await till.client.orders.get({ orderId });
    expect(order.lines).toMatchObject([{ name: 'Cheese toast', unitPrice: 650 }]);
    const { order: settled } = await settle(till, order, 650);
    expect(settled.status.state).toBe('completed');
    await archive(false);
    expect(await toast()).toEqual(before);
  });

  it('lists a day’s orders in pages, newest first', async () => {
    await openDay(till);
    for (let n = 0; n < 5; n += 1) await openOrder(till, TOAST);
    const first = await till.client.orders.list({ limit: 3 });
    const second = await till.client.orders.list({ limit: 3, ...(first.next ? { before: first.next } : {}) });
    expect([...first.orders, ...second.orders].map((order) => order.number)).toEqual([
      'A-005',
      'A-004',
      'A-003',
      'A-002',
      'A-001',
    ]);
    expect(second.next).toBeNull();
  });

  it('tells watching screens all at first, and then what changed', async () => {
    await openDay(till);
    const before = await openOrder(till, LEMONADE);
    const watch = await till.client.till.watch();
    const order = await openOrder(till, TOAST);
    expect((await watch.next()).value).toMatchObject({ kind: 'all', state: { openOrders: [{ id: before.id }] } });
    const heard: string[] = [];
    for await (const change of watch) {
      heard.push(change.kind);
      if (change.kind === 'order' && change.order.version === 2) {
        expect(change.order).toEqual(order);
        break;
      }
    }
    expect(heard).toEqual(['order', 'order']);
  });
});

describe('verify', () => {
  const path = () => `${directory.path}/till.db`;

  it('[J12] passes what an engine wrote, and a rebuild gives the same', async () => {
    await openDay(till);
    await settle(till, await openOrder(till, TOAST, LEMONADE), 2_000);
    await openOrder(till, TOAST);
    const spelledAlike = (value: unknown) =>
      typeof value === 'string' && /^[[{]/.test(value) ? JSON.parse(value) : value;
    const dump = () =>
      ['order', 'day', 'record', 'counter'].map((table) =>
        (till.engine.till.db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]).map((row) =>
          Object.fromEntries(Object.entries(row).map(([column, value]) => [column, spelledAlike(value)])),
        ),
      );
    const live = dump();
    expect(verify(path(), MIGRATIONS)).toMatchObject({ orders: 2, fault: null });
    rebuild(till.engine.till.db, till.engine.till.device.id);
    expect(dump()).toEqual(live);
    const [order] = (await till.client.orders.list({ state: 'completed' })).orders;
    expect(order && priceOrder(order).total).toBe(983);
  });

  it.each([
    [
      'a changed payload',
      "UPDATE entry SET payload = replace(payload, '650', '651') WHERE type = 'order.line-added'",
      'wrong-hash',
    ],
    ['a payload that is no JSON', "UPDATE entry SET payload = '{' WHERE type = 'order.line-added'", 'unreadable'],
    ['a cut', "DELETE FROM entry WHERE type = 'order.opened'", 'gap'],
    [
      'another order in the index',
      "UPDATE entry SET order_id = randomblob(16) WHERE type = 'order.line-added'",
      'wrong-hash',
    ],
  ])('[J3] [J11] the file refuses, and verify names where it was done all the same: %s', async (_, tamper, fault) => {
    await openDay(till);
    await openOrder(till, TOAST);
    const { db } = till.engine.till;
    expect(() => db.exec(tamper)).toThrow('append-only');
    transact(db, () => {
      db.exec('DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_cut');
      db.pragma('defer_foreign_keys = ON');
      db.exec(tamper);
    });
    expect(verify(path(), MIGRATIONS).fault).toMatchObject({ kind: 'chain', fault });
  });

  it('[J12] names a projection that the journal does not give', async () => {
    await openDay(till);
    const { order } = await settle(till, await openOrder(till, TOAST), 650);
    till.engine.till.db.exec(`UPDATE "order" SET body = replace(body, '650', '1')`);
    const key = order.id.replaceAll('-', '').toUpperCase();
    expect(verify(path(), MIGRATIONS).fault).toEqual({ kind: 'projection', table: 'order', key });
  });
});
