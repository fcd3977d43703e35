import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { rebuild, refoldUnread } from '#cloud/ingest/refold.ts';
import { verify } from '#cloud/ingest/verify.ts';
import { readLevels } from '#cloud/stock/stock-levels.ts';
import type { ItemId } from '#shared/ids/ids.ts';
import type { Entry } from '#shared/journal/entry.ts';
import { isStockEvent, readEvent } from '#shared/journal/events.ts';
import { foldStock, type StockFact, type StockLevel } from '#shared/stock/fold-stock.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { effort } from '#support/effort.ts';
import { id, NOW } from '#support/orders.ts';
import { type PairedTill, pairTill } from '#support/paired-till.ts';
import { connectAdmin, followShape, until } from '#support/shapes.ts';
import { TillJournal } from '#support/till-journal.ts';
import { chanceOf } from '../simulation/chance.ts';

const TOAST = id<ItemId>(0x11);
const CAKE = id<ItemId>(0x12);

let postgres: TestPostgres;
let cloud: TestCloud;
let superuser: Awaited<ReturnType<typeof connectAdmin>>;
let place: OwnedShop;
let bar: PairedTill;
let kiosk: PairedTill;
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { now: () => NOW, shapeHoldMs: 1_000 });
  superuser = await connectAdmin(cloud);
});
afterAll(async () => {
  await superuser?.end();
  await cloud?.close();
  await postgres?.stop();
});
beforeEach(async () => {
  place = await cloud.createShop();
  bar = await pairTill(cloud, new TillJournal(), place);
  kiosk = await pairTill(cloud, new TillJournal(), place);
});

const moving = (itemId: ItemId, quantity: number) => ({ itemId, name: 'Item', quantity });
const moved = (payload: object) => ({ type: 'stock.moved', v: 1, payload });
const received = (itemId: ItemId, quantity: number) =>
  moved({ kind: 'received', movements: [moving(itemId, quantity)] });
const sold = (order: number, ...movements: readonly object[]) =>
  moved({ kind: 'sold', orderId: id<string>(order), movements });

const factsOf = (entries: readonly Entry[]): StockFact[] =>
  entries.flatMap((entry) => {
    const event = readEvent(entry);
    return event && isStockEvent(event) ? [{ ...entry, ...event }] : [];
  });
const held = (): Promise<Map<ItemId, StockLevel>> => inOrg(cloud.db, place.org, (db) => readLevels(db, place.shop));
const shown = async () => Object.fromEntries([...(await held())].map(([item, { level }]) => [item, level]));
const faultOf = async () => (await verify(cloud.db, readEvent)).fault;
const refoldAll = () => rebuild(cloud.db, place.org, place.shop, { read: readEvent, now: NOW });

describe('[SK7] the levels of a shop', () => {
  test('move with the entries, and stay when they come again', async () => {
    bar.journal.record(received(TOAST, 10_000));
    bar.journal.record(sold(1, moving(TOAST, -1_000), moving(CAKE, -2_000)));
    await bar.push();
    await bar.push();
    expect(await shown()).toEqual({ [TOAST]: 9_000, [CAKE]: -2_000 });
    expect((await held()).get(TOAST)?.reach).toEqual({ [bar.journal.segment]: 2 });
    expect(await faultOf()).toBeNull();
  });

  test('[SK2] hold one sale of an order that two tills settled apart, whichever comes first', async () => {
    kiosk.journal.record(sold(1, moving(TOAST, -1_000)));
    bar.journal.record(received(TOAST, 9_000));
    bar.journal.record(sold(1, moving(TOAST, -2_000)));
    await bar.push();
    expect(await shown()).toEqual({ [TOAST]: 7_000 });
    await kiosk.push();
    expect(await shown()).toEqual({ [TOAST]: 8_000 });
    expect((await held()).get(TOAST)?.reach).toEqual({ [bar.journal.segment]: 2, [kiosk.journal.segment]: 1 });
    expect(await faultOf()).toBeNull();
  });

  test('[SK2] hold every order that was sold, though a fault gave two sales one id, which is told', async () => {
    const { id: doubled } = bar.journal.record(sold(1, moving(TOAST, -1_000)));
    await bar.push();
    kiosk.journal.record(sold(2, moving(TOAST, -2_000)), { id: doubled });
    await kiosk.push();
    expect(await shown()).toEqual({ [TOAST]: -3_000 });
    expect((await cloud.exceptions(place)).map(({ kind }) => kind)).toContain('id-doubled');
    expect(await faultOf()).toBeNull();
  });

  test('[CL5] come out alike in whatever pieces and order entries come, also rebuilt', async () => {
    for (let seed = 1; seed <= 4 * effort; seed += 1) {
      place = await cloud.createShop();
      const chance = chanceOf(seed);
      const tills = [1, 2].map(() => ({ journal: new TillJournal(chance.id()), sent: 0 }));
      for (const { journal } of tills) journal.segment = chance.id();
      const paired = await Promise.all(tills.map(({ journal }) => pairTill(cloud, journal, place)));
      for (const { journal } of tills) {
        for (let n = 0; n < 25; n += 1) {
          const [item, other] = chance.below(2) ? [TOAST, CAKE] : [CAKE, TOAST];
          const movements = [moving(item, -chance.below(9)), ...(chance.below(2) ? [moving(other, -1)] : [])];
          // An identity may be used twice, and so may a reading of the clock.
          const over = chance.below(6) ? {} : { id: id(500 + chance.below(4)) };
          const hlc = { hlc: chance.below(20) };
          journal.record(
            chance.below(3) ? sold(100 + chance.below(8), ...movements) : received(item, chance.below(50)),
            { ...over, ...hlc },
          );
        }
      }
      while (tills.some(({ journal, sent }) => sent < journal.entries.length)) {
        const at = chance.below(2);
        const [{ journal, sent }, till] = [tills[at], paired[at]] as never as [(typeof tills)[0], PairedTill];
        const to = Math.min(journal.entries.length, sent + chance.below(8));
        const from = Math.max(1, sent + 1 - chance.below(5));
        if (to < from) continue;
        expect(await till.push(journal.push(from, to))).toMatchObject({ status: 200 });
        Object.assign(tills[at] as object, { sent: Math.max(sent, to) });
      }
      const all = foldStock(factsOf(tills.flatMap(({ journal }) => journal.entries)));
      const expected = Object.fromEntries(all);
      expect(Object.fromEntries(await held()), `seed ${seed}`).toEqual(expected);
      expect(await faultOf(), `seed ${seed}`).toBeNull();
      await refoldAll();
      expect(Object.fromEntries(await held()), `seed ${seed} rebuilt`).toEqual(expected);
    }
  });

  test('[CL6] take in what an older cloud kept unread, filed under its order', async () => {
    bar.journal.record(received(TOAST, 9_000));
    bar.journal.sell([0], { orderId: id(1) });
    bar.journal.record(sold(1, moving(TOAST, -1_000)));
    const { type } = received(TOAST, 0);
    const reader = (raw: Parameters<typeof readEvent>[0]) => (raw.type === type ? null : readEvent(raw));
    const older = await startTestCloud(postgres, { adminUrl: cloud.adminUrl, owner: cloud.owner, read: reader });
    await bar.push(bar.journal.push(), older);
    await older.close();
    // Which was older than stock, and could not tell that it speaks of an order.
    await superuser.query("UPDATE evertill.entry SET order_id = NULL WHERE type = 'stock.moved' AND NOT readable");
    expect(await shown()).toEqual({});
    await refoldAll();
    expect(await shown()).toEqual({});
    await refoldUnread(cloud.db, { read: readEvent, now: NOW }, pino({ level: 'silent' }));
    expect(await shown()).toEqual({ [TOAST]: 8_000 });
    expect(await faultOf()).toBeNull();
  });
});

describe('[SK11] verify and rebuild', () => {
  test.each([
    ['a level that is off', 'UPDATE evertill.stock_level SET level = level + 1 WHERE shop = $1'],
    ['a reach that is off', `UPDATE evertill.stock_level SET reach = '{}' WHERE shop = $1`],
    ['a level that is gone', 'DELETE FROM evertill.stock_level WHERE shop = $1'],
    [
      'a level that nothing speaks of',
      `INSERT INTO evertill.stock_level SELECT org, id, gen_random_uuid(), 5, '{}' FROM evertill.shop WHERE id = $1`,
    ],
  ])('find %s, and put it right', async (_, statement) => {
    bar.journal.record(received(TOAST, 9_000));
    await bar.push();
    const before = await held();
    expect((await superuser.query(statement, [place.shop])).rowCount).toBe(1);
    expect(await faultOf()).toMatchObject({ kind: 'projection', table: 'stock_level', shop: place.shop });
    await refoldAll();
    expect(await faultOf()).toBeNull();
    expect((await held()).get(TOAST)).toEqual(before.get(TOAST));
  });
});

describe('[SH1] [SH6] the shape of levels', () => {
  test('is handed to the shop’s tills as it moves, each level with what it reaches, and never taken away', async () => {
    const { token } = await pairTill(cloud, new TillJournal(), await cloud.createShop());
    const followers = [bar.token, token].map((of) => followShape(cloud, of, { params: { table: 'stock_level' } }));
    const [ofKiosk, ofElsewhere] = followers;
    if (!ofKiosk || !ofElsewhere) throw new Error('nobody follows');
    const rows = () =>
      ofKiosk.shape.currentRows.map(({ item, level, reach }) => [item, level, JSON.parse(String(reach))]);
    const stands = async (level: bigint, seq: number) => {
      await until(() => rows()[0]?.[1] === level);
      expect(rows()).toEqual([[TOAST, level, { [bar.journal.segment]: seq }]]);
    };
    try {
      bar.journal.record(received(TOAST, 9_000));
      await bar.push();
      await stands(9_000n, 1);
      bar.journal.record(sold(1, moving(TOAST, -10_000)));
      await bar.push();
      await stands(-1_000n, 2);
      await superuser.query('UPDATE evertill.stock_level SET level = 5 WHERE shop = $1', [place.shop]);
      await stands(5n, 2);
      await refoldAll();
      await stands(-1_000n, 2);
      const told = ofKiosk.messages.flatMap((message) => ('operation' in message.headers ? [message.headers] : []));
      expect(told.map(({ operation }) => operation)).not.toContain('delete');
      expect(ofElsewhere.shape.currentRows).toEqual([]);
    } finally {
      for (const follower of followers) follower.stop();
    }
  });
});
