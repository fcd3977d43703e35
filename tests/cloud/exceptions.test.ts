import { v7 as newUuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import type { Entry } from '#shared/journal/entry.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { MENU, NOW } from '#support/orders.ts';
import { type PairedTill, pairTill } from '#support/paired-till.ts';
import { TillJournal } from '#support/till-journal.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let place: OwnedShop;
let till: PairedTill;
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { now: () => NOW });
});
afterAll(async () => {
  await cloud?.close();
  await postgres?.stop();
});
beforeEach(async () => {
  place = await cloud.createShop();
  till = await pairTill(cloud, new TillJournal(), place);
});

/** Records a sale with one fact doubled, as another thing of its kind, where it happened or at the end. */
function sellWithTwo(type: string, id: 'paymentId' | 'lineId', where: 'there' | 'after'): void {
  const sale = new TillJournal().sell([0], { number: 'A-042' });
  const twice = sale.find((entry) => entry.type === type) as Entry;
  const second = { ...twice, payload: { ...(twice.payload as object), [id]: newUuid() } };
  for (const entry of sale) {
    till.journal.record(entry);
    if (where === 'there' && entry === twice) till.journal.record(second);
  }
  if (where === 'after') till.journal.record(second);
}

/** Pushes all, and answers what the owner is told, once it is known that all of it was stored and acknowledged. */
async function toldAfterPush(sentAt = NOW) {
  const { entries } = till.journal;
  expect(await till.push({ ...till.journal.push(), sentAt })).toMatchObject({
    status: 200,
    body: { acknowledged: entries.length },
  });
  const stored = await inOrg(cloud.db, place.org, (db) =>
    db.selectFrom('entry').select('id').where('shop', '=', place.shop).execute(),
  );
  expect(stored.map(({ id }) => id).sort()).toEqual(entries.map(({ id }) => id).sort());
  return (await cloud.exceptions(place)).map(({ kind, orderNumber }) => [kind, orderNumber]);
}

const menuOf = (...items: readonly { readonly id: string }[]) => ({
  type: 'catalog.changed',
  v: 2,
  payload: { changes: items.map(({ id, ...set }) => ({ noun: 'item', id, set })) },
});

describe('[CL8] stored, acknowledged and told:', () => {
  test('an order that was paid twice', async () => {
    sellWithTwo('order.payment-added', 'paymentId', 'there');
    expect(await toldAfterPush()).toContainEqual(['overpaid', 'A-042']);
  });

  test('a line after settlement', async () => {
    sellWithTwo('order.line-added', 'lineId', 'after');
    expect(await toldAfterPush()).toContainEqual(['line-after-settlement', 'A-042']);
  });

  test('a clock that is eleven minutes off', async () => {
    till.journal.sell([0]);
    expect(await toldAfterPush(asInstant(NOW + 11 * 60_000))).toEqual([['clock-off', null]]);
  });

  test('an item that was sold but never on the menu, until it is', async () => {
    const [toast, cake, soda] = [MENU.items[0], MENU.items[1], MENU.items[3]] as const;
    if (!toast || !cake || !soda) throw new Error('the menu is shorter');
    till.journal.sell([0, 1]);
    expect(await toldAfterPush()).toEqual([]);
    till.journal.record(menuOf(cake, soda));
    till.journal.sell([0]);
    expect(await toldAfterPush()).toEqual([['unknown-item', null]]);
    const [told] = await cloud.exceptions(place);
    expect(told?.message).toMatch(
      /^“Cheese toast” was sold 2 times, last on 2026-\d\d-\d\d, but has never been on the menu/,
    );
    expect((await cloud.sales(place)).orders).toBe(2);
    till.journal.record(menuOf(toast));
    expect(await toldAfterPush()).toEqual([]);
  });
});
