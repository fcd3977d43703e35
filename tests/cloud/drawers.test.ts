import { v7 as newUuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { rebuild } from '#cloud/ingest/refold.ts';
import { verify } from '#cloud/ingest/verify.ts';
import { readDrawers } from '#cloud/reports/drawers-report.ts';
import { readShop } from '#cloud/reports/shops.ts';
import { NOTHING_TAKEN } from '#shared/drawer/takings.ts';
import type { OrderId, SegmentId } from '#shared/ids/ids.ts';
import { readEvent } from '#shared/journal/events.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { id, NOW, OrderPlay, RULES_V2, SERVICE, TODAY } from '#support/orders.ts';
import { pairTill } from '#support/paired-till.ts';
import { TillJournal } from '#support/till-journal.ts';

const TOMORROW = '2026-11-21' as BusinessDate;
const MIA = newUuid();

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

const drawers = ({ org, shop }: OwnedShop, day = TODAY) =>
  inOrg(cloud.db, org, async (db) => {
    const found = await readShop(db, shop);
    if (!found) throw new Error('there is no shop');
    return readDrawers(db, found, day);
  });
const isWhole = async () => (await verify(cloud.db, readEvent)).fault;

const ZERO = { count: 0, amount: 0 };
const closing = (sessionId: string, number: number) => ({
  ...{ sessionId, number, counted: { denominations: [{ value: 100, count: 149 }] } },
  ...{ total: 14_900, expected: 14_000, variance: 900, blind: true, reason: 'Found a note' },
  report: {
    ...{ currency: 'EUR', float: 15_000, takings: NOTHING_TAKEN, noSales: 1 },
    moves: { paidIn: ZERO, paidOut: { count: 1, amount: 1_000 }, drops: ZERO },
  },
});

/** A session over two segments: opened and used, and closed past midnight after its till was put back. */
function playSession(journal: TillJournal, sessionId = newUuid()): readonly [SegmentId, SegmentId] {
  const first = journal.segment;
  journal.record({ type: 'drawer.opened', v: 1, payload: { sessionId, float: 15_000 } }, { staff: MIA });
  const moved = { sessionId, moveId: newUuid(), kind: 'paid-out', amount: 1_000, reason: 'Milk' };
  journal.record({ type: 'drawer.moved', v: 1, payload: moved });
  journal.segment = newUuid() as SegmentId;
  journal.record({ type: 'drawer.no-sale', v: 1, payload: { sessionId, reason: 'Change' } });
  const close = { type: 'drawer.closed', v: 1, payload: closing(sessionId, 1) };
  journal.record(close, { businessDate: TOMORROW });
  return [first, journal.segment];
}

describe('[DR18] the drawers of a shop', () => {
  test.each([
    ['as they were recorded', false],
    ['with its opening last', true],
  ])('stand on the day of their opening, whole, when they come %s', async (_, reversed) => {
    const place = await cloud.createShop();
    const till = await pairTill(cloud, new TillJournal(), place);
    const segments = [...playSession(till.journal)];
    for (const segment of reversed ? segments.reverse() : segments) {
      till.journal.segment = segment;
      await till.push();
      // What is repeated changes nothing.
      await till.push();
    }
    const { sessions } = await drawers(place);
    expect(sessions).toMatchObject([
      {
        letter: till.letter,
        session: {
          ...{ float: 15_000, openedBy: MIA, noSales: 1 },
          moves: [{ kind: 'paid-out', amount: 1_000, reason: 'Milk' }],
          closing: { number: 1, total: 14_900, expected: 14_000, variance: 900, blind: true, reason: 'Found a note' },
        },
      },
    ]);
    expect((await drawers(place, TOMORROW)).sessions).toEqual([]);
    expect(await isWhole()).toBeNull();
    await rebuild(cloud.db, place.org, place.shop, { read: readEvent, now: NOW });
    expect((await drawers(place)).sessions).toEqual(sessions);
    expect(await isWhole()).toBeNull();
  });

  test('of two tills stand beside each other, each under its letter', async () => {
    const place = await cloud.createShop();
    for (const float of [1_000, 2_000]) {
      const till = await pairTill(cloud, new TillJournal(), place);
      till.journal.record({ type: 'drawer.opened', v: 1, payload: { sessionId: newUuid(), float } });
      await till.push();
    }
    expect((await drawers(place)).sessions.map(({ letter, session }) => [letter, session.float])).toEqual([
      ['A', 1_000],
      ['B', 2_000],
    ]);
    const other = await cloud.createShop();
    expect((await drawers(other)).sessions).toEqual([]);
  });
});

test('[OF41] comps and the service charge stand by themselves, and items and charge come to the total', async () => {
  const place = await cloud.createShop();
  const till = await pairTill(cloud, new TillJournal(), place);
  const play = new OrderPlay({ pricing: RULES_V2, serviceCharge: SERVICE });
  const orderId = newUuid() as OrderId;
  const one = () => ({ commandId: newUuid() as never, orderId });
  const seen = () => ({ ...one(), expectedVersion: play.order?.version ?? 0 });
  play.play({ name: 'open', input: one() });
  for (const item of [0x11, 0x12]) {
    const line = { lineId: id<never>(item + 0x900), itemId: id<never>(item), quantity: 1_000 as never };
    play.play({ name: 'addLine', input: { ...one(), ...line, modifiers: [], note: null, price: null } });
  }
  play.play({ name: 'comp', input: { ...one(), discountId: newUuid() as never, lineId: id(0x912), reason: 'Late' } });
  play.play({ name: 'setServiceCharge', input: { ...one(), charged: true } });
  play.play({ name: 'payCash', input: { ...seen(), paymentId: newUuid() as never, tendered: 10_000 as never } });
  play.play({ name: 'complete', input: { ...seen(), sendId: newUuid() as never } });
  expect(play.refusals).toEqual([]);
  for (const { type, v, payload } of play.facts) till.journal.record({ type, v, payload });
  await till.push();
  const sales = await cloud.sales(place);
  const items = sales.byItem.reduce((sum, { total }) => sum + total, 0);
  // The cake for 3.90 is given away; the toast's 6.50 bear the charge.
  expect(sales).toMatchObject({ comps: 390, discount: 390 });
  expect(items).toBe(650);
  expect(sales.serviceCharge).toBeGreaterThan(0);
  expect(items + sales.serviceCharge).toBe(sales.total);
  expect(await isWhole()).toBeNull();
});
