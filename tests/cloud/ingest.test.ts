import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as newUuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrg } from '#cloud/db/connect.ts';
import { canonicalJson } from '#shared/journal/canonical-json.ts';
import type { Entry } from '#shared/journal/entry.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { NOW, TODAY } from '#support/orders.ts';
import { pairTill, pushRaw } from '#support/paired-till.ts';
import { TillJournal } from '#support/till-journal.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { now: () => NOW });
});
afterAll(async () => {
  await cloud?.close();
  await postgres?.stop();
});

/** A till of a shop of its own, so that what it sells is all that its shop sold. */
async function newTill() {
  const place = await cloud.createShop();
  const till = await pairTill(cloud, new TillJournal(), place);
  return {
    ...till,
    place,
    sales: () => cloud.sales(place),
    exceptions: async () => (await cloud.exceptions(place)).map(({ kind }) => kind),
  };
}

describe('a push', () => {
  test('[CL3] is stored, folded and shown in the day’s sales', async () => {
    const till = await newTill();
    till.journal.sell([0, 1, 3]);
    expect(await till.push()).toMatchObject({ status: 200, body: { acknowledged: 7, serverTime: NOW } });
    expect(await till.sales()).toMatchObject({
      orders: 1,
      gross: 1_373,
      total: 1_373,
      byHour: [{ hour: 12, orders: 1, total: 1_373 }],
      byItem: [
        { name: 'Cheese toast', quantity: 1_000, total: 650 },
        { name: 'Apple cake', quantity: 1_000, total: 390 },
        { name: 'Lemonade', quantity: 1_000, total: 333 },
      ],
      byTender: [{ tender: 'cash', payments: 1, amount: 1_373, tips: 0, rounding: 0 }],
    });
    expect(await till.exceptions()).toEqual([]);
  });

  test('[PY15][CL9] counts what was given back on the day on which it was, and leaves the sale where it is', async () => {
    const till = await newTill();
    const sold = till.journal.sell([0, 1]);
    await till.push();
    const before = await till.sales();
    expect(before).toMatchObject({ total: 1_040, refunds: [] });
    till.journal.giveBack(sold, '2026-11-21');
    await till.push(till.journal.push(sold.length + 1));
    expect(await till.sales()).toEqual(before);
    const { rows } = await inOrg(cloud.db, till.place.org, (db) =>
      sql`SELECT * FROM refunds_by_tender WHERE shop = ${till.place.shop}`.execute(db),
    );
    expect(rows).toMatchObject([
      {
        business_date: '2026-11-21',
        tender: 'cash',
        refunds: 1,
        amount: 1_040,
        net: 971,
        tax: 69,
        tips: 0,
        rounding: 0,
      },
    ]);
    expect(await till.exceptions()).toEqual([]);
  });

  test('[CL3] that is repeated, in whole or in part, is acknowledged and changes nothing', async () => {
    const till = await newTill();
    till.journal.sell();
    await till.push();
    const before = await till.sales();
    expect(await till.push()).toMatchObject({ status: 200, body: { acknowledged: 7 } });
    expect(await till.push(till.journal.push(3, 5))).toMatchObject({ status: 200, body: { acknowledged: 7 } });
    expect(await till.sales()).toEqual(before);
    till.journal.sell();
    expect(await till.push(till.journal.push(4))).toMatchObject({ status: 200, body: { acknowledged: 14 } });
    expect(await till.sales()).toMatchObject({ orders: 2 });
    expect(await till.exceptions()).toEqual([]);
  });

  test('[CL3] of one entry that arrives twenty times at once counts once', async () => {
    const till = await newTill();
    till.journal.sell();
    const answers = await Promise.all(Array.from({ length: 20 }, () => till.push()));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await till.sales()).toMatchObject({ orders: 1, total: 1_373 });
  });

  test('[CL3] that touches no order counts once as well', async () => {
    const till = await newTill();
    till.journal.record({ type: 'day.opened', v: 1, payload: { businessDate: TODAY } });
    const answers = await Promise.all(Array.from({ length: 20 }, () => till.push()));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  });

  test('[CL3] keeps the very text that was hashed', async () => {
    const till = await newTill();
    const [entry] = till.journal.sell();
    await till.push();
    const { hash, ...rest } = entry as Entry;
    const body = canonicalJson(rest);
    expect(createHash('sha256').update(body).digest('hex')).toBe(hash);
    const held = await inOrg(cloud.db, till.place.org, (db) =>
      db.selectFrom('entry').select(['body', 'hash']).where('seq', '=', 1).executeTakeFirstOrThrow(),
    );
    expect(held).toEqual({ body, hash: Buffer.from(hash, 'hex') });
  });

  test('[CL3] is filed under the place of its token, whatever its entries say', async () => {
    const till = await newTill();
    till.journal.sell();
    await till.push();
    const { place } = till;
    const filed = await inOrg(cloud.db, place.org, (db) =>
      db.selectFrom('entry').select(['org', 'shop']).distinct().execute(),
    );
    expect(filed).toEqual([{ org: place.org, shop: place.shop }]);
    expect(till.journal.entries[0]?.org).not.toBe(place.org);
  });
});

describe('the chain', () => {
  test('[CL4] a gap is answered with the seq that is missing, and nothing past it is kept', async () => {
    const till = await newTill();
    till.journal.sell();
    await till.push(till.journal.push(1, 3));
    expect(await till.push(till.journal.push(5))).toMatchObject({
      status: 409,
      body: { code: 'CHAIN_GAP', data: { expectedSeq: 4 } },
    });
    expect(await till.push(till.journal.push(1, 3))).toMatchObject({ body: { acknowledged: 3 } });
    expect(await till.push(till.journal.push(4))).toMatchObject({ body: { acknowledged: 7 } });
  });

  test('[CL4] a gap within a push keeps what stands before it', async () => {
    const till = await newTill();
    till.journal.sell();
    const { entries, ...push } = till.journal.push();
    const answer = await till.push({ ...push, entries: entries.filter((_, at) => at !== 4) });
    expect(answer).toMatchObject({ status: 409, body: { code: 'CHAIN_GAP', data: { expectedSeq: 5 } } });
    expect(await till.push(till.journal.push(5))).toMatchObject({ status: 200, body: { acknowledged: 7 } });
  });

  test.each([
    ['another payload', (entry: object) => ({ ...entry, payload: { changed: true } })],
    ['a field more', (entry: object) => ({ ...entry, extra: 1 })],
    ['a number that has no canonical form', (entry: object) => ({ ...entry, extra: 0.5 })],
    ['another hash', (entry: object) => ({ ...entry, hash: 'f'.repeat(64) })],
    ['another link', (entry: object) => ({ ...entry, prevHash: 'f'.repeat(64) })],
    ['another segment', (entry: object) => ({ ...entry, segment: newUuid() })],
  ])('[CL4] an entry with %s breaks it', async (_, change) => {
    const till = await newTill();
    till.journal.sell();
    const { entries, ...push } = till.journal.push();
    const broken = entries.map((entry, at) => (at === 2 ? (change(entry) as typeof entry) : entry));
    expect(await till.push({ ...push, entries: broken })).toMatchObject({
      status: 409,
      body: { code: 'CHAIN_BROKEN', data: { segment: push.segment, expectedSeq: 3 } },
    });
    expect(await till.push()).toMatchObject({ status: 200, body: { acknowledged: 7 } });
  });

  test('[CL4] a push that does not join what is held breaks it', async () => {
    const till = await newTill();
    till.journal.sell();
    await till.push(till.journal.push(1, 3));
    const other = new TillJournal(till.journal.device);
    other.segment = till.journal.segment;
    other.sell();
    expect(await till.push(other.push(4))).toMatchObject({ status: 409, body: { code: 'CHAIN_BROKEN' } });
  });

  test('[CL8] two facts at one position are both kept and folded, and the owner is told', async () => {
    const till = await newTill();
    till.journal.sell();
    await till.push();
    const restored = new TillJournal(till.journal.device);
    restored.segment = till.journal.segment;
    restored.entries.push(...till.journal.entries.slice(0, 3));
    restored.now = asInstant(NOW + 60_000);
    restored.sell();
    expect(await till.push(restored.push())).toMatchObject({ status: 200, body: { acknowledged: 10 } });
    expect(await till.sales()).toMatchObject({ orders: 2 });
    expect(await till.exceptions()).toEqual(Array(4).fill('position-doubled'));
    // Either of the two goes on from its own end.
    restored.sell();
    expect(await till.push(restored.push(11))).toMatchObject({ status: 200, body: { acknowledged: 17 } });
  });

  test('[CL5] of two entries with one id the first counts, and the owner is told', async () => {
    const till = await newTill();
    const sold = till.journal.sell();
    await till.push();
    const payment = sold.find(({ type }) => type === 'order.payment-added') as Entry;
    till.journal.record(payment, { id: payment.id });
    await till.push();
    expect(await till.sales()).toMatchObject({ orders: 1, byTender: [{ payments: 1 }] });
    expect(await till.exceptions()).toEqual(['id-doubled']);
  });

  test('[CL5] so it is when both come with one push, and the owner is told what counts', async () => {
    const till = await newTill();
    const payment = till.journal.sell().find(({ type }) => type === 'order.payment-added') as Entry;
    till.journal.record(payment, { id: payment.id });
    await till.push();
    expect(await till.sales()).toMatchObject({ orders: 1, byTender: [{ payments: 1 }] });
    const [told, ...others] = await cloud.exceptions(till.place);
    expect(others).toEqual([]);
    expect(told).toMatchObject({ kind: 'id-doubled', orderNumber: expect.any(String) });
    expect(told?.message).toContain('only the one that was recorded first counts; otherwise both count.');
  });
});

describe('what cannot be read', () => {
  test.each([
    ['an event type of a newer till', { type: 'stock.moved', v: 1, payload: { anything: true } }],
    ['a newer version of an event', { type: 'order.opened', v: 9, payload: { orderId: newUuid() } }],
    ['a payload that makes no sense', { type: 'order.opened', v: 1, payload: { orderId: 'none' } }],
    ['no payload at all', { type: 'order.opened', v: 1, payload: null }],
    ['text that a column cannot hold', { type: 'note\0', v: 1, payload: { note: 'a\0b\ud800' } }],
  ])('[CL6] %s is kept, acknowledged and told of', async (_, event) => {
    const till = await newTill();
    till.journal.record(event);
    till.journal.sell();
    expect(await till.push()).toMatchObject({ status: 200, body: { acknowledged: 8 } });
    expect(await till.sales()).toMatchObject({ orders: 1 });
    expect(await till.exceptions()).toEqual(['unreadable']);
  });

  test('[CL6] an envelope with a field of a newer till, or one that makes no sense, does not stop the queue', async () => {
    const till = await newTill();
    till.journal.record(
      { type: 'day.opened', v: 1, payload: { businessDate: TODAY } },
      { shift: 'early', deep: { a: [1] } },
    );
    expect(await till.exceptions()).toEqual([]);
    till.journal.record(
      { type: 'day.opened', v: 1, payload: { businessDate: TODAY } },
      { businessDate: 'never', hlc: -1 },
    );
    till.journal.sell();
    expect(await till.push()).toMatchObject({ status: 200, body: { acknowledged: 9 } });
    expect(await till.exceptions()).toEqual(['unreadable']);
  });

  test('[CL6] names that a column cannot hold are still sold under', async () => {
    const till = await newTill();
    const renamed = till.journal.sell([0]).map((entry) => {
      const named = entry.payload as { name?: string };
      return { ...entry, payload: named.name ? { ...named, name: `a\0b\ud800${'x'.repeat(9_000)}` } : entry.payload };
    });
    const journal = new TillJournal(till.journal.device);
    for (const { type, v, payload } of renamed) journal.record({ type, v, payload });
    expect(await till.push(journal.push())).toMatchObject({ status: 200 });
    expect((await till.sales()).byItem).toMatchObject([{ quantity: 1_000, total: 650 }]);
  });

  test('[CL9] figures beyond anything a shop sells are kept out of the sums, and the owner is told', async () => {
    const till = await newTill();
    const [opened, line, , payment, completed] = till.journal.sell([0]) as [Entry, Entry, Entry, Entry, Entry];
    const journal = new TillJournal(till.journal.device);
    const huge = Number.MAX_SAFE_INTEGER;
    journal.record(opened);
    journal.record({ ...line, payload: { ...(line.payload as object), unitPrice: huge, quantity: huge } });
    journal.record(payment);
    const { totals, ...rest } = completed.payload as { totals: object };
    journal.record({ ...completed, payload: { ...rest, totals: { ...totals, total: huge } } });
    journal.sell([1]);
    expect(await till.push(journal.push())).toMatchObject({ status: 200 });
    expect(await till.sales()).toMatchObject({ orders: 1, total: 390 });
    expect(await till.exceptions()).toContain('beyond-folding');
  });
});

describe('a clock', () => {
  const fact = { type: 'day.opened', v: 1, payload: { businessDate: TODAY } };

  test.each([
    ['an entry of the future', 11, null, ['clock-off']],
    ['an entry of a moment ahead', 9, null, []],
    ['an old entry of a till that was offline', -5_000, null, []],
    ['what it shows as it sends, behind', -5_000, -11, ['clock-off']],
    ['what it shows as it sends, ahead', 0, 11, ['clock-off']],
    ['what it shows as it sends, right', -5_000, 1, []],
  ])('[CL8] is judged by %s', async (_, recordedMinutes, sentMinutes, expected) => {
    const till = await newTill();
    const minutes = (count: number) => asInstant(NOW + count * 60_000);
    till.journal.now = minutes(recordedMinutes);
    till.journal.record(fact);
    const push = till.journal.push();
    await till.push(sentMinutes === null ? push : { ...push, sentAt: minutes(sentMinutes) });
    expect(await till.exceptions()).toEqual(expected);
  });
});

describe('bad input', () => {
  test('a missing or foreign token, and another till’s entries, are refused', async () => {
    const [till, other] = [await newTill(), await newTill()];
    till.journal.sell();
    const body = JSON.stringify(till.journal.push());
    expect(await pushRaw(cloud.url, 'x'.repeat(43), body)).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHORIZED' },
    });
    expect(await pushRaw(cloud.url, '', body)).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } });
    expect(await pushRaw(cloud.url, other.token, body)).toMatchObject({
      status: 403,
      body: { code: 'FOREIGN_DEVICE' },
    });
    expect(await other.sales()).toMatchObject({ orders: 0 });
    expect([await other.exceptions(), await till.exceptions()]).toEqual([['push-foreign'], []]);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['the wrong shape', '{"wire":1}'],
    ['no entries', `{"wire":1,"segment":"${newUuid()}","entries":[]}`],
    ['an entry without a place', `{"wire":1,"segment":"${newUuid()}","entries":[{"seq":-1}]}`],
    ['a poisoned object', '{"__proto__":{"wire":1}}'],
  ])('%s is a bad request', async (_, body) => {
    const till = await newTill();
    expect(await pushRaw(cloud.url, till.token, body)).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
  });

  test('too much, something that is not JSON and another wire version are told apart', async () => {
    const till = await newTill();
    till.journal.sell();
    const push = till.journal.push();
    const large = JSON.stringify({ ...push, padding: 'x'.repeat(8 * 1024 * 1024) });
    expect(await pushRaw(cloud.url, till.token, large)).toMatchObject({
      status: 413,
      body: { code: 'PAYLOAD_TOO_LARGE' },
    });
    expect(await till.push({ ...push, wire: 99 })).toMatchObject({ status: 426, body: { code: 'UPDATE_CLOUD' } });
    const response = await fetch(`${cloud.url}/v1/sync/journal`, {
      method: 'POST',
      headers: { authorization: `Bearer ${till.token}`, 'content-type': 'text/plain' },
      body: 'hello',
    });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  test('what is nested without end breaks the chain, not the cloud', async () => {
    const till = await newTill();
    const [entry] = till.journal.sell();
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const body = JSON.stringify({ ...till.journal.push(), entries: [{ ...entry, payload: 0 }] }).replace(
      '"payload":0',
      `"payload":${deep}`,
    );
    expect(await pushRaw(cloud.url, till.token, body)).toMatchObject({ status: 409, body: { code: 'CHAIN_BROKEN' } });
  });
});
