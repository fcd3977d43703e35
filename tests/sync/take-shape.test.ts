import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytesToId } from '#main/db/bytes.ts';
import { readAllEntries } from '#main/engine/journal.ts';
import { rebuild } from '#main/engine/rebuild.ts';
import { sha256 } from '#main/engine/sha256.ts';
import { takeHistory } from '#main/engine/take-history.ts';
import { takeShape } from '#main/engine/take-shape.ts';
import { verify } from '#main/engine/verify.ts';
import { countUnsent } from '#main/rows/row-tables.ts';
import { beginReading, nextToRead, wantSegment } from '#main/sync/history-state.ts';
import type { PulledRow } from '#main/sync/rows-apart.ts';
import type { ShapePosition } from '#main/sync/shape-positions.ts';
import { readShapePosition } from '#main/sync/shape-positions.ts';
import type { SegmentId, StaffId } from '#shared/ids/ids.ts';
import { canonicalJson } from '#shared/journal/canonical-json.ts';
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
import { staffRow } from '#support/rows.ts';

const TOAST = id<string>(0x11);
const LEMONADE = id<string>(0x14);
const AT: ShapePosition = { handle: 'h', offset: '7_1' };

let bar: TestEngine;
let kiosk: TestEngine;
let clock = Date.parse('2026-11-20T12:00:00Z');
const directories = [tempDirectory(), tempDirectory()];

beforeEach(async () => {
  for (const at of [0, 1]) directories[at] = tempDirectory();
  bar = open(0);
  kiosk = open(1);
  await openDay(bar);
  await openDay(kiosk);
});
afterEach(async () => {
  for (const till of [bar, kiosk]) await till.close();
  for (const directory of directories) directory.remove();
});

function now() {
  clock += 5;
  return asInstant(clock);
}
const open = (at: number) => openEngine(directories[at]?.path ?? '', { now });

/** What the cloud's feed would hand out of a till's orders. */
const feedOf = ({ engine }: TestEngine): PulledRow[] =>
  [...readAllEntries(engine.till.db)].flatMap(({ position: _, hash, ...entry }) => {
    const { orderId } = entry.payload as { orderId?: string };
    return orderId ? [{ id: entry.id, order_id: orderId, device: entry.device, body: canonicalJson(entry) }] : [];
  });

/** What the cloud's shape would hand out of a till's records. */
const recordsOf = ({ engine }: TestEngine): PulledRow[] =>
  (engine.till.db.prepare('SELECT noun, id, fields, stamps FROM record').all() as { id: Uint8Array }[]).map((row) => ({
    ...row,
    id: bytesToId(row.id),
  }));

const feed = (till: TestEngine, rows: readonly PulledRow[]) =>
  takeShape(till.engine.till, { shape: 'shop_feed', rows, position: AT, isCaughtUp: true });
const pullRecords = (till: TestEngine, rows: readonly PulledRow[]) =>
  takeShape(till.engine.till, { shape: 'record', rows, position: AT, isCaughtUp: true });
const get = async ({ client }: TestEngine, orderId: string) => (await client.orders.get({ orderId })).order;
const faultOf = (at: number) => verify(`${directories[at]?.path}/till.db`, MIGRATIONS).fault;
const add = ({ client }: TestEngine, orderId: string, itemId: string) =>
  client.orders.addLine({
    ...{ commandId: newId<string>(), orderId, lineId: newId<string>(), itemId },
    ...{ quantity: 1_000, modifiers: [], note: null, price: null },
  });

it('[PU15] a row that comes down takes the place of one that it outranks, and of no edit that outranks it', async () => {
  const person = newId<StaffId>();
  await bar.client.staff.add({ commandId: newId(), staffId: person, name: 'Ada' });
  const [own] = bar.engine.till.db.prepare('SELECT version FROM staff').all() as { version: number }[];
  if (!own) throw new Error('nobody was added');
  const pull = (version: number, name: string | null) =>
    takeShape(bar.engine.till, {
      ...{ shape: 'staff', position: AT, isCaughtUp: true },
      rows: [{ content: JSON.stringify(staffRow(version, name, person)) }],
    });
  const names = async () => (await bar.client.staff.list()).staff.map(({ name }) => name);
  pull(own.version - 1, 'Older');
  expect(await names()).toEqual(['Ada']);
  expect(countUnsent(bar.engine.till.db)).toBe(1);
  pull(own.version + 1, 'Newer');
  expect(await names()).toEqual(['Newer']);
  expect(countUnsent(bar.engine.till.db)).toBe(0);
  rebuild(bar.engine.till.db, bar.engine.till.device.id);
  expect(await names()).toEqual(['Newer']);
  await bar.client.staff.rename({ commandId: newId(), staffId: person, name: 'Newest' });
  pull(own.version - 2, null);
  expect(await names()).toEqual([]);
});

describe('orders of other tills', () => {
  it('[PU4] two tills add to one open order, and both additions survive', async () => {
    const { id: orderId } = await openOrder(bar, TOAST);
    feed(kiosk, feedOf(bar));
    expect((await kiosk.client.till.state()).openOrders.map((order) => order.id)).toEqual([orderId]);
    await add(kiosk, orderId, LEMONADE);
    await add(bar, orderId, LEMONADE);
    feed(bar, feedOf(kiosk));
    feed(kiosk, feedOf(bar));
    const [here, there] = [await get(bar, orderId), await get(kiosk, orderId)];
    expect(here.lines).toHaveLength(3);
    expect(there).toEqual(here);
    expect(here.flags).toEqual([]);
    expect([faultOf(0), faultOf(1)]).toEqual([null, null]);
  });

  it('[PU4] what is settled on one is settled on all, also after a start', async () => {
    const order = await openOrder(bar, TOAST);
    feed(kiosk, feedOf(bar));
    await settle(bar, order, 2_000);
    feed(kiosk, feedOf(bar));
    expect((await kiosk.client.till.state()).openOrders).toEqual([]);
    await kiosk.close();
    kiosk = open(1);
    expect((await get(kiosk, order.id)).status.state).toBe('completed');
    expect((await kiosk.client.till.state()).openOrders).toEqual([]);
  });

  it('[PU4] an older copy does not open again what was settled here', async () => {
    const order = await openOrder(bar, TOAST);
    const older = feedOf(bar);
    feed(kiosk, older);
    const { order: settled } = await settle(kiosk, order, 2_000);
    feed(kiosk, older);
    expect(await get(kiosk, order.id)).toEqual(settled);
  });

  it('[PU5] owes no paper and no number for what others recorded', async () => {
    const order = await openOrder(bar, TOAST);
    await settle(bar, order, 2_000);
    feed(kiosk, feedOf(bar));
    expect((await kiosk.client.printing.jobs({ limit: 10 })).jobs).toEqual([]);
    expect((await kiosk.client.till.state()).nextOrderNumber).toBe('A-001');
    const own = await openOrder(kiosk, TOAST);
    expect((await settle(kiosk, own, 2_000)).order.status).toMatchObject({ receiptNumber: 'A-000001' });
  });

  it('[RC3] a receipt that is asked for is a copy, unless it is sure that none was printed', async () => {
    const { shop } = await bar.client.till.state();
    await bar.client.settings.change({
      commandId: newId(),
      changes: [{ noun: 'shop', id: shop, set: { printReceipts: false } }],
    });
    const isCopy = async ({ client }: TestEngine, orderId: string) => {
      const { content } = (await client.receipts.print({ commandId: newId(), orderId })).job;
      return content.kind === 'receipt' && content.receipt.copy === true;
    };
    const sold = [];
    for (let n = 0; n < 3; n += 1) sold.push((await settle(bar, await openOrder(bar, TOAST), 650)).order.id);
    const [first = '', late = '', later = ''] = sold;
    expect(await isCopy(bar, first)).toBe(false);
    expect(await isCopy(bar, first)).toBe(true);
    feed(kiosk, feedOf(bar));
    expect(await isCopy(kiosk, first)).toBe(true);
    clock += 14 * 86_400_000 - 60_000;
    expect(await isCopy(bar, late)).toBe(false);
    clock += 120_000;
    expect(await isCopy(bar, later)).toBe(true);
  });

  it('[PU6] what is recorded after it was seen comes after it, however slow the clock', async () => {
    clock += 300_000;
    const { id: orderId } = await openOrder(bar, TOAST);
    clock -= 300_000;
    feed(kiosk, feedOf(bar));
    await kiosk.close();
    kiosk = open(1);
    const { order } = await add(kiosk, orderId, LEMONADE);
    expect(order.lines).toHaveLength(2);
    expect(order.last?.device).toBe(kiosk.engine.till.device.id);
  });

  it('[PU1] read again or in pieces, it changes nothing more', async () => {
    const { id: orderId } = await openOrder(bar, TOAST, LEMONADE);
    const rows = feedOf(bar);
    for (const row of [...rows.toReversed(), ...rows]) feed(kiosk, [row]);
    expect(await get(kiosk, orderId)).toEqual(await get(bar, orderId));
  });

  it('[PU1] what it recorded itself comes back to nothing', async () => {
    const { id: orderId } = await openOrder(bar, TOAST);
    const before = await get(bar, orderId);
    feed(bar, feedOf(bar));
    expect(await get(bar, orderId)).toEqual(before);
    expect((await add(bar, orderId, LEMONADE)).order.lines).toHaveLength(2);
  });

  it('[PU4] a repeated command is answered as it was, whatever came in between', async () => {
    const { id: orderId } = await openOrder(bar, TOAST);
    feed(kiosk, feedOf(bar));
    const input = {
      ...{ commandId: newId<string>(), orderId, lineId: newId<string>(), itemId: LEMONADE },
      ...{ quantity: 1_000, modifiers: [], note: null, price: null },
    };
    const { order } = await kiosk.client.orders.addLine(input);
    await add(bar, orderId, TOAST);
    feed(kiosk, feedOf(bar));
    expect((await kiosk.client.orders.addLine(input)).order).toEqual(order);
  });

  it('[D3] leaves the day of a till alone that has none open of its own', async () => {
    await openOrder(bar, TOAST);
    feed(kiosk, feedOf(bar));
    await kiosk.client.day.close({ commandId: newId() });
    await expect(bar.client.day.close({ commandId: newId() })).rejects.toMatchObject({
      data: { code: 'orders-still-open' },
    });
  });

  it('[PU7] gives back what the file of this very till had lost, numbers included', async () => {
    const order = await openOrder(bar, TOAST);
    await settle(bar, order, 2_000);
    const lost = feedOf(bar);
    const { device } = bar.engine.till;
    Object.assign(kiosk.engine.till, { device: { ...kiosk.engine.till.device, id: device.id } });
    feed(kiosk, lost);
    expect((await kiosk.client.till.state()).nextOrderNumber).toBe('A-002');
    const next = await openOrder(kiosk, TOAST);
    expect((await settle(kiosk, next, 2_000)).order.status).toMatchObject({ receiptNumber: 'A-000002' });
  });
});

describe('the menu and settings of the cloud', () => {
  const rename = ({ client }: TestEngine, name: string) =>
    client.catalog.change({ commandId: newId(), changes: [{ noun: 'item', id: TOAST as never, set: { name } }] });
  const price = ({ client }: TestEngine, amount: number) =>
    client.catalog.change({
      commandId: newId(),
      changes: [{ noun: 'item', id: TOAST as never, set: { price: amount as never } }],
    });
  const toast = async ({ client }: TestEngine) =>
    (await client.catalog.get()).catalog.items.find((item) => item.id === (TOAST as never));

  it('[PU3] edits of two tills to one record both survive, and the later edit of a field wins on both', async () => {
    await rename(bar, 'Toast');
    await rename(kiosk, 'Toastie');
    await price(bar, 777);
    const [fromBar, fromKiosk] = [recordsOf(bar), recordsOf(kiosk)];
    pullRecords(kiosk, fromBar);
    pullRecords(bar, fromKiosk);
    expect(await toast(bar)).toMatchObject({ name: 'Toastie', price: 777 });
    expect(await toast(kiosk)).toEqual(await toast(bar));
    expect([faultOf(0), faultOf(1)]).toEqual([null, null]);
  });

  it('[PU3] keeps an edit of its own that the cloud has not seen, and adds new items to the menu', async () => {
    const before = recordsOf(kiosk);
    await rename(kiosk, 'Our own');
    const { catalogVersion } = await kiosk.client.catalog.get();
    const tea = { noun: 'item', id: newId<string>(), fields: '{"name":"Tea","price":250}', stamps: '[]' };
    const stamps = JSON.stringify([{ stamp: '0000000000000001.a.b.1', fields: ['name', 'price'] }]);
    pullRecords(kiosk, [...before, { ...tea, stamps }]);
    expect((await toast(kiosk))?.name).toBe('Our own');
    const after = await kiosk.client.catalog.get();
    expect(after.catalog.items.some(({ name }) => name === 'Tea')).toBe(true);
    expect(after.catalogVersion).toBeGreaterThan(catalogVersion);
    pullRecords(kiosk, [{ ...tea, stamps }]);
    expect((await kiosk.client.catalog.get()).catalogVersion).toBe(after.catalogVersion);
  });

  it('[PU3] shows a menu that comes in several answers when the last of them is here', async () => {
    const { till } = kiosk.engine;
    const shown = async () => (await kiosk.client.catalog.get()).catalog.items.map(({ name }) => name);
    const row = (name: string) => ({
      ...{ noun: 'item', id: newId<string>(), fields: JSON.stringify({ name, price: 250 }) },
      stamps: '[{"stamp":"0000000000000001.a.b.1","fields":["name","price"]}]',
    });
    takeShape(till, { shape: 'record', rows: [row('Tea')], position: AT, isCaughtUp: false });
    expect(await shown()).not.toContain('Tea');
    takeShape(till, { shape: 'record', rows: [row('Cake')], position: null, isCaughtUp: true });
    expect(await shown()).toEqual(expect.arrayContaining(['Tea', 'Cake']));
  });

  it('[PU2] stores how far it read with what it read, and leaves out what is no row', async () => {
    const { till } = kiosk.engine;
    const position = () => readShapePosition(till.db, 'record', till.device.shop);
    const broken = [
      { noun: 'item' },
      { noun: 'item', id: 'x' },
      { noun: 'item', id: newId(), fields: 3, stamps: '[]' },
      { noun: 'item', id: newId(), fields: '{"name":', stamps: '[]' },
      { noun: 'item', id: newId(), fields: '[]', stamps: '[]' },
      { noun: 'item', id: newId(), fields: '{}', stamps: '[{"stamp":"1"}]' },
    ];
    expect(pullRecords(kiosk, [...broken, ...recordsOf(bar)])).toBe(broken.length);
    expect((await kiosk.client.catalog.get()).catalog.items).toEqual((await bar.client.catalog.get()).catalog.items);
    expect(position()).toEqual(AT);
    till.db.exec("CREATE TRIGGER full BEFORE INSERT ON pulled_record BEGIN SELECT RAISE (ABORT, 'disk is full'); END");
    const more = { noun: 'item', id: newId(), fields: '{"name":"Tea"}', stamps: '[{"stamp":"1","fields":["name"]}]' };
    expect(() =>
      takeShape(till, { shape: 'record', rows: [more], position: { handle: 'h', offset: '8_1' }, isCaughtUp: true }),
    ).toThrow('disk is full');
    expect(position()).toEqual(AT);
    takeShape(till, { shape: 'record', rows: [], position: 'forget', isCaughtUp: false });
    expect(position()).toBeNull();
  });

  it('[C6] a till that cannot read some settings of its shop sells by the others, also after a start', async () => {
    const { shop } = await bar.client.till.state();
    const set = { name: 'Bar of a newer version', taxRounding: 'dozen', timeZone: 'Mars/Phobos', receiptFooter: 'Bye' };
    const stamps = [{ stamp: '9999999999999999.a.b.1', fields: Object.keys(set).sort() }];
    const row = { noun: 'shop', id: shop, fields: JSON.stringify(set), stamps: JSON.stringify(stamps) };
    for (let starts = 0; starts < 2; starts += 1) {
      expect(pullRecords(bar, [row])).toBe(0);
      const { settings } = await bar.client.till.state();
      const { name, receiptFooter, taxRounding, timeZone } = settings.shop;
      expect([name, receiptFooter, taxRounding, timeZone]).toEqual([set.name, 'Bye', 'line', 'UTC']);
      await openOrder(bar, TOAST);
      await bar.close();
      bar = open(0);
    }
  });

  it('[PU2] what is no entry is left out, and what comes after it is not', async () => {
    const { id: orderId } = await openOrder(bar, TOAST);
    const damaged = { id: newId(), order_id: orderId, body: '{"no' };
    expect(feed(kiosk, [damaged, ...feedOf(bar)])).toBe(1);
    expect(await get(kiosk, orderId)).toEqual(await get(bar, orderId));
  });

  it('[PU12] a part of this till’s past of which nothing can be read is not its end', async () => {
    const { till } = kiosk.engine;
    const segment = newId<SegmentId>();
    wantSegment(till.db, segment, 0);
    beginReading(till.db, [{ segment, entries: 200 }]);
    const damaged = Array.from({ length: 100 }, () => ({ hash: sha256('{"no'), body: '{"no' }));
    expect(takeHistory(till, { segment, entries: damaged })).toBe(100);
    expect(nextToRead(till.db)?.id).toBe(segment);
    expect(takeHistory(till, { segment, entries: damaged, next: null })).toBe(100);
    expect(nextToRead(till.db)).toBeNull();
  });

  it('[PU8] verifies where its own entries alone make no order', async () => {
    const { id: orderId } = await openOrder(bar, TOAST);
    feed(kiosk, feedOf(bar));
    await add(kiosk, orderId, LEMONADE);
    await add(kiosk, orderId, TOAST);
    expect(faultOf(1)).toBeNull();
  });

  it('[PU8] a rebuild folds what came from the cloud with what was recorded here', async () => {
    await openOrder(bar, TOAST);
    await price(bar, 777);
    feed(kiosk, feedOf(bar));
    pullRecords(kiosk, recordsOf(bar));
    const { db, device } = kiosk.engine.till;
    db.exec("UPDATE record SET fields = '{}'");
    expect(faultOf(1)).toMatchObject({ kind: 'projection', table: 'record' });
    rebuild(db, device.id);
    expect(faultOf(1)).toBeNull();
  });
});
