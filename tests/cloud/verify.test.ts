import { createHash } from 'node:crypto';
import pg from 'pg';
import { v7 as newUuid } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rebuild } from '#cloud/ingest/refold.ts';
import type { Verification } from '#cloud/ingest/verification.ts';
import { verify } from '#cloud/ingest/verify.ts';
import { readEvent } from '#shared/journal/events.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { NOW } from '#support/orders.ts';
import { type PairedTill, pairTill } from '#support/paired-till.ts';
import { TillJournal } from '#support/till-journal.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let superuser: pg.Client;
let till: PairedTill;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres?.stop());

async function openShop(): Promise<void> {
  cloud = await startTestCloud(postgres, { now: () => NOW });
  superuser = new pg.Client({ connectionString: cloud.adminUrl, options: '-c search_path=evertill' });
  await superuser.connect();
  till = await pairTill(cloud);
  fillShop(till.journal);
  await till.push();
}

async function closeShop(): Promise<void> {
  await superuser.end();
  await cloud.close();
}

/** A menu, three sales of which one is still open, an unreadable entry and two that no order is folded from. */
function fillShop(journal: TillJournal): void {
  const named = { noun: 'category', id: newUuid(), set: { name: 'Drinks' } };
  const coloured = { ...named, set: { colour: '#112233' } };
  for (const change of [named, coloured]) {
    journal.record({ type: 'catalog.changed', v: 1, payload: { changes: [change] } });
  }
  journal.giveBack(journal.sell([0, 1, 3]), '2026-11-21');
  journal.record({ type: 'unheard.of', v: 7, payload: {} });
  journal.sell([3]);
  const open = new TillJournal().sell([1]).slice(0, 2);
  for (const { type, v, payload } of open) journal.record({ type, v, payload });
  journal.record({ type: 'day.opened', v: 1, payload: { businessDate: '2026-11-20' } });
  journal.record({ type: 'drawer.opened', v: 1, payload: { sessionId: newUuid(), float: 15_000 } });
}

const check = (): Promise<Verification> => verify(cloud.db, readEvent);
const sha256 = (text: string) => createHash('sha256').update(text).digest();
const entryAt = (seq: number) => till.journal.entries.find((entry) => entry.seq === seq);

/** Changes something behind the cloud's back; it must touch a row. */
async function tamper(statement: string, values: readonly unknown[] = []): Promise<void> {
  const { rowCount } = await superuser.query(statement, [...values]);
  expect(rowCount).toBeGreaterThan(0);
}

function badEntry(seq: number, fault: string) {
  const { org, shop } = cloud.owner;
  const { device, segment } = till.journal;
  return { kind: 'entry', fault, org, shop, device, letter: till.letter, segment, seq };
}

describe('[CL18] verifying the chains', () => {
  beforeEach(openShop);
  afterEach(closeShop);

  test('finds nothing wrong in what was pushed, and says what it looked at', async () => {
    const { length } = till.journal.entries;
    expect(await check()).toEqual({ shops: 1, segments: 1, entries: length, orders: 3, doubled: 0, fault: null });
    const other = await pairTill(cloud, new TillJournal(), await cloud.createShop());
    other.journal.sell();
    other.journal.segment = newUuid() as never;
    other.journal.sell();
    for (const segment of new Set(other.journal.entries.map((entry) => entry.segment))) {
      other.journal.segment = segment;
      await other.push();
    }
    expect(await check()).toMatchObject({ shops: 2, segments: 3, orders: 5, fault: null });
    await rebuild(cloud.db, cloud.owner.org, cloud.owner.shop, { read: readEvent, now: NOW });
    expect(await check()).toMatchObject({ fault: null });
  });

  test('tells a position that holds two entries from a broken chain', async () => {
    const copy = new TillJournal(till.journal.device);
    copy.segment = till.journal.segment;
    copy.entries.push(...till.journal.entries.slice(0, 9));
    copy.now = asInstant(NOW + 90_000);
    copy.sell([0]);
    expect(await till.push(copy.push())).toMatchObject({ status: 200 });
    expect(await check()).toMatchObject({ doubled: 5, orders: 4, fault: null });
    // Either of the two goes on, and each still names one that is there.
    copy.sell(Array(9).fill(1));
    expect(await till.push(copy.push())).toMatchObject({ status: 200 });
    expect(await check()).toMatchObject({ orders: 5, fault: null });
  });

  test('goes on beside a cloud that takes entries', async () => {
    let isDone = false;
    const selling = (async () => {
      while (!isDone) {
        const from = till.journal.entries.length + 1;
        till.journal.sell();
        await till.push(till.journal.push(from));
      }
    })();
    for (let times = 0; times < 8; times += 1) expect(await check()).toMatchObject({ fault: null });
    isDone = true;
    await selling;
    expect((await check()).orders).toBeGreaterThan(3);
  });

  test.each([
    ['in its middle', 5],
    ['at its beginning', 1],
  ])('names an entry that is gone from a segment, %s', async (_, seq) => {
    await tamper('DELETE FROM entry WHERE seq = $1', [seq]);
    expect((await check()).fault).toEqual(badEntry(seq, 'missing'));
  });

  test('names an acknowledged entry that is gone from a segment’s end, or with all of it', async () => {
    const { length } = till.journal.entries;
    // Nothing was folded from the last one: only that it was acknowledged says that it was there.
    await tamper('DELETE FROM entry WHERE seq = $1', [length]);
    expect((await check()).fault).toEqual(badEntry(length, 'missing'));
    await tamper('DELETE FROM entry');
    expect((await check()).fault).toEqual(badEntry(1, 'missing'));
  });

  test('names an entry whose text was changed, be it by a space', async () => {
    await tamper(`UPDATE entry SET body = replace(body, '"unitPrice":650', '"unitPrice":651') WHERE seq = 4`);
    expect((await check()).fault).toEqual(badEntry(4, 'changed'));
    await tamper(`UPDATE entry SET body = body || ' ' WHERE seq = 2`);
    expect((await check()).fault).toEqual(badEntry(2, 'changed'));
  });

  test('names the entry after one that was changed together with its hash', async () => {
    const { hash: _, ...rest } = entryAt(10) ?? {};
    const body = JSON.stringify({ ...rest, payload: { forged: true } });
    await tamper('UPDATE entry SET body = $1, hash = $2 WHERE seq = 10', [body, sha256(body)]);
    expect((await check()).fault).toEqual(badEntry(11, 'broken-link'));
    await tamper('UPDATE entry SET body = $1, hash = $2 WHERE seq = 10', ['{}', sha256('{}')]);
    expect((await check()).fault).toEqual(badEntry(10, 'changed'));
  });

  test.each([
    ['id', 'id = gen_random_uuid()'],
    ['order', 'order_id = gen_random_uuid()'],
    ['order, taken from it', 'order_id = NULL'],
  ])('names an entry that was filed under another %s', async (_, set) => {
    await tamper(`UPDATE entry SET ${set} WHERE seq = 6`);
    expect((await check()).fault).toEqual(badEntry(6, 'misfiled'));
  });
});

describe('[CL18] verifying what is folded', () => {
  // Each of these puts right again what it spoils.
  beforeAll(openShop);
  afterAll(closeShop);

  test.each([
    ['order', `UPDATE "order" SET body = replace(body, '"quantity":1000', '"quantity":2000') WHERE state = 'open'`],
    ['order', `UPDATE "order" SET state = 'completed' WHERE state = 'open'`],
    ['order', `UPDATE "order" SET flags = '{overpaid}' WHERE state = 'open'`],
    ['order', `UPDATE "order" SET body = 'no order' WHERE state = 'open'`],
    ['order', `DELETE FROM "order" WHERE state = 'open'`],
    [
      'order',
      `INSERT INTO "order" SELECT org, shop, gen_random_uuid(), business_date, state, number, last_at, flags, body FROM "order"`,
    ],
    ['record', `UPDATE record SET fields = replace(fields, 'Drinks', 'Drunks')`],
    ['record', 'DELETE FROM record'],
    ['record', `INSERT INTO record SELECT org, shop, 'item', id, fields, stamps FROM record`],
    ['sales_by_quarter', 'UPDATE sales_by_quarter SET total = total + 1'],
    ['sales_by_quarter', 'UPDATE sales_by_quarter SET service_charge = 1'],
    ['sales_by_quarter', 'DELETE FROM sales_by_quarter'],
    ['drawer_session', `UPDATE drawer_session SET body = replace(body, '15000', '16000')`],
    ['drawer_session', `UPDATE drawer_session SET business_date = '2026-11-19'`],
    ['drawer_session', 'DELETE FROM drawer_session'],
    [
      'drawer_session',
      `INSERT INTO drawer_session SELECT org, shop, gen_random_uuid(), device, business_date, opened, closed, last, body
       FROM drawer_session`,
    ],
    ['sales_by_quarter', `UPDATE sales_by_quarter SET business_date = '2026-11-19'`],
    ['sales_by_item', 'UPDATE sales_by_item SET quantity = quantity - 1 WHERE total > 600'],
    ['sales_by_item', `UPDATE sales_by_item SET name = 'Another' WHERE total > 600`],
    ['sales_by_tender', 'UPDATE sales_by_tender SET amount = amount - 1'],
    [
      'sales_by_tender',
      `INSERT INTO sales_by_tender SELECT org, shop, '2020-02-20', currency, tender, 1, 1 FROM sales_by_tender`,
    ],
    ['refunds_by_tender', 'UPDATE refunds_by_tender SET tips = tips + 1'],
    ['refunds_by_tender', `UPDATE refunds_by_tender SET business_date = '2026-11-20'`],
    ['refunds_by_tender', 'DELETE FROM refunds_by_tender'],
    ['shop_feed', `UPDATE shop_feed SET body = '{}' WHERE id = (SELECT min(id::text)::uuid FROM shop_feed)`],
    ['shop_feed', 'DELETE FROM shop_feed WHERE id = (SELECT min(id::text)::uuid FROM shop_feed)'],
    ['shop_feed', `DELETE FROM shop_feed USING "order" WHERE "order".id = order_id AND state = 'open'`],
  ])('names what is wrong in %s, and a rebuild puts it right: %s', async (table, statement) => {
    await tamper(statement);
    expect((await check()).fault).toMatchObject({ kind: 'projection', table, shop: cloud.owner.shop });
    await rebuild(cloud.db, cloud.owner.org, cloud.owner.shop, { read: readEvent, now: NOW });
    expect((await check()).fault).toBeNull();
  });

  test('names the row', async () => {
    await tamper(`UPDATE sales_by_item SET total = total + 1 WHERE name = 'Apple cake'`);
    expect((await check()).fault).toMatchObject({ key: expect.stringMatching(/^2026-11-20 EUR \S+ \S+ Apple cake$/) });
    await tamper(`UPDATE "order" SET number = 'B-001' WHERE state = 'open'`);
    const { rows } = await superuser.query(`SELECT id FROM "order" WHERE state = 'open'`);
    expect((await check()).fault).toMatchObject({ table: 'order', key: rows[0].id });
  });
});
