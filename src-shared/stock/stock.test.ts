import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexCatalog } from '#shared/catalog/catalog.ts';
import type { DeviceId, ItemId, OrderId, SegmentId } from '#shared/ids/ids.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import { id, MENU, OrderPlay } from '#support/orders.ts';
import { decideStock, saleOf } from './decide-stock.ts';
import { addLevels, foldGroup, foldStock, type StockFact, type StockLevel, stockKey } from './fold-stock.ts';
import type { StockCommand } from './stock-commands.ts';
import type { StockMoved } from './stock-events.ts';

const TOAST = id<ItemId>(0x11);
const CAKE = id<ItemId>(0x12);
const [SEGMENT_A, SEGMENT_B] = [id<SegmentId>(0x5a), id<SegmentId>(0x5b)];

const tracking = (...tracked: readonly ItemId[]) =>
  indexCatalog({ ...MENU, items: MENU.items.map((item) => ({ ...item, tracked: tracked.includes(item.id) })) });

const moving = (itemId: ItemId, quantity: number) => ({ itemId, name: 'Item', quantity: quantity as never });

/** A fact with its place: of two with one hlc, seq and segment say which comes first. */
const fact = (n: number, segment: SegmentId, seq: number, payload: StockMoved, hlc = seq): StockFact => ({
  ...{ type: 'stock.moved', v: 1, payload, id: id(n), hash: String(n).padStart(64, '0') },
  ...{ hlc: hlc as Hlc, device: id<DeviceId>(0xd1), segment, seq },
});
const received = (quantity: number): StockMoved => ({ kind: 'received', movements: [moving(TOAST, quantity)] });
const sold = (order: number, ...movements: ReturnType<typeof moving>[]): StockMoved => ({
  ...{ kind: 'sold', orderId: id<OrderId>(order), movements },
});

const shown = (facts: readonly StockFact[]) =>
  Object.fromEntries([...foldStock(facts)].map(([item, { level }]) => [item, level]));

describe('levels', () => {
  it('[SK1] are the sum of all movements, below nothing too', () => {
    expect(
      shown([fact(1, SEGMENT_A, 1, received(2_000)), fact(2, SEGMENT_A, 2, sold(9, moving(TOAST, -3_000)))]),
    ).toEqual({ [TOAST]: -1_000 });
  });

  it('[SK2] hold one sale of an order that two tills settled apart: the first in folding order', () => {
    const ofA = fact(1, SEGMENT_A, 7, sold(9, moving(TOAST, -1_000)), 20);
    const ofB = fact(2, SEGMENT_B, 4, sold(9, moving(TOAST, -2_000), moving(CAKE, -1_000)), 10);
    expect(shown([ofA, ofB])).toEqual({ [TOAST]: -2_000, [CAKE]: -1_000 });
    expect(foldStock([ofA, ofB]).get(CAKE)?.reach).toEqual({ [SEGMENT_A]: 7, [SEGMENT_B]: 4 });
    expect(shown([{ ...ofA, hlc: 5 as Hlc }, ofB])).toEqual({ [TOAST]: -1_000, [CAKE]: 0 });
  });

  it('[SK2] hold the first of two entries that bear one id, but every order that was sold', () => {
    const [first, second] = [fact(1, SEGMENT_A, 1, received(2_000)), fact(1, SEGMENT_B, 2, received(5_000))];
    expect(shown([second, first])).toEqual({ [TOAST]: 2_000 });
    const sales = [8, 9].map((order, at) => fact(2, SEGMENT_A, 3 + at, sold(order, moving(TOAST, -1_000))));
    expect(shown([...sales, second, first])).toEqual({ [TOAST]: 0 });
    const deliveryAndSale = [
      fact(3, SEGMENT_A, 5, received(1_000)),
      fact(3, SEGMENT_A, 6, sold(10, moving(TOAST, -500))),
    ];
    expect(shown(deliveryAndSale)).toEqual({ [TOAST]: 500 });
  });

  it('[SK4] leave out a figure that no shop has, and nothing else of its entry', () => {
    const wild = sold(9, moving(TOAST, -1e15), moving(CAKE, -1_000));
    expect(shown([fact(1, SEGMENT_A, 1, wild)])).toEqual({ [TOAST]: 0, [CAKE]: -1_000 });
  });

  const quantity = fc.integer({ min: -20_000, max: 20_000 });
  const payload: fc.Arbitrary<StockMoved> = fc.oneof(
    fc
      .record({ order: fc.integer({ min: 900, max: 903 }), toast: quantity, cake: quantity, both: fc.boolean() })
      .map(({ order, toast, cake, both }) => sold(order, moving(TOAST, toast), ...(both ? [moving(CAKE, cake)] : []))),
    quantity.map(received),
  );
  const facts = fc
    .uniqueArray(
      fc.record({
        payload,
        id: fc.integer({ min: 1, max: 12 }),
        segment: fc.constantFrom(SEGMENT_A, SEGMENT_B),
        seq: fc.integer({ min: 1, max: 9 }),
        hlc: fc.integer({ min: 1, max: 5 }),
      }),
      { selector: (one) => JSON.stringify(one), maxLength: 14 },
    )
    .map((all) =>
      all.map((one, at) => ({
        ...fact(one.id, one.segment, one.seq, one.payload, one.hlc),
        hash: String(at).padStart(64, '0'),
      })),
    );

  it('[SK1] come out alike in whatever order entries arrive, and however often', () => {
    fc.assert(
      fc.property(facts, fc.array(fc.nat(), { maxLength: 30 }), (all, picks) => {
        const again = all.length > 0 ? picks.map((pick) => all[pick % all.length] as StockFact) : [];
        const shuffled = [...again, ...all].sort((a, b) => (a.hash + a.seq < b.hash + b.seq ? 1 : -1));
        expect(asObject(foldStock([...all, ...again]))).toEqual(asObject(foldStock(all)));
        expect(asObject(foldStock(shuffled))).toEqual(asObject(foldStock(all)));
      }),
      { seed: 11 },
    );
  });

  it('[SK7] moved by new less old, piece by piece, end where folding all at once ends', () => {
    fc.assert(
      fc.property(facts, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 }), (all, sizes) => {
        const moved = new Map<ItemId, StockLevel>();
        const held: StockFact[] = [];
        for (let at = 0, piece = 0; at < all.length; piece += 1) {
          const fresh = all.slice(at, at + (sizes[piece % sizes.length] ?? 1));
          at += fresh.length;
          for (const [key, arrived] of Map.groupBy(fresh, stockKey)) {
            const old = held.filter((one) => stockKey(one) === key);
            const was = foldGroup(old);
            for (const [item, { level, reach }] of foldGroup([...old, ...arrived])) {
              moved.set(item, addLevels(moved.get(item), { level: level - (was.get(item)?.level ?? 0), reach }));
            }
          }
          held.push(...fresh);
        }
        expect(asObject(moved)).toEqual(asObject(foldStock(all)));
      }),
      { seed: 12 },
    );
  });
});

const asObject = (levels: ReadonlyMap<ItemId, StockLevel>) => Object.fromEntries(levels);

describe('a sale', () => {
  it('[SK3] takes every piece that stands on the order, of the items that are tracked', () => {
    const play = new OrderPlay();
    const one = { orderId: id<OrderId>(1), commandId: id<never>(2) };
    const add = (line: number, itemId: ItemId, quantity: number) =>
      play.play({
        ...{ name: 'addLine' },
        input: {
          ...{ ...one, lineId: id(line), itemId, quantity: quantity as never },
          ...{ modifiers: [], note: null, price: null },
        },
      });
    play.play({ name: 'open', input: one });
    add(10, TOAST, 1_000);
    add(11, CAKE, 1_000);
    add(12, TOAST, 2_500);
    add(13, TOAST, 4_000);
    play.play({ name: 'voidLine', input: { ...one, lineId: id(13), reason: null } });
    if (!play.order) throw new Error('there is no order');
    expect(saleOf(play.order, tracking(TOAST))?.payload).toEqual({
      ...{ kind: 'sold', orderId: one.orderId },
      movements: [{ itemId: TOAST, name: 'Cheese toast', quantity: -3_500 }],
    });
    expect(saleOf(play.order, tracking())).toBeNull();
  });
});

describe('a command', () => {
  const catalog = tracking(TOAST, CAKE);
  const receive = (quantity: number, ...items: readonly ItemId[]): StockCommand => ({
    ...{ name: 'receive' },
    input: { commandId: id(1), movements: items.map((itemId) => ({ itemId, quantity: quantity as never })) },
  });
  const waste = (quantity: number, reason: string | null): StockCommand => ({
    ...{ name: 'waste' },
    input: { commandId: id(1), movements: [{ itemId: TOAST, quantity: quantity as never }], reason },
  });
  const count = (counted: number, seen: number): StockCommand => ({
    ...{ name: 'count' },
    input: { commandId: id(1), counts: [{ itemId: TOAST, counted: counted as never, seen: seen as never }] },
  });
  const movedBy = (command: StockCommand) => {
    const decided = decideStock(command, catalog);
    return decided.ok ? decided.value[0]?.payload : decided.error.code;
  };

  it('[SK5] brings in what was received, and takes out what was wasted', () => {
    expect(movedBy(receive(6_000, TOAST))).toMatchObject({ kind: 'received', movements: [{ quantity: 6_000 }] });
    expect(movedBy(waste(500, 'Dropped'))).toMatchObject({
      ...{ kind: 'wasted', reason: 'Dropped', movements: [{ quantity: -500 }] },
    });
  });

  it('[SK6] moves by what was counted less what was seen', () => {
    expect(movedBy(count(10_000, 12_000))).toMatchObject({
      ...{ kind: 'counted', movements: [{ quantity: -2_000, counted: 10_000, seen: 12_000 }] },
    });
    expect(movedBy(count(0, -3_000))).toMatchObject({ movements: [{ quantity: 3_000 }] });
  });

  it.each([
    ['item-unknown', receive(1_000, id(0x99))],
    ['stock-not-tracked', receive(1_000, id(0x14))],
    ['stock-item-twice', receive(1_000, TOAST, TOAST)],
    ['quantity-out-of-range', receive(0, TOAST)],
    ['quantity-out-of-range', receive(1_000_000_001, TOAST)],
    ['quantity-out-of-range', waste(-1_000, 'Dropped')],
    ['waste-needs-reason', waste(1_000, null)],
    ['count-out-of-range', count(-1, 0)],
    ['count-out-of-range', count(1_000_000_001, 0)],
    ['count-out-of-range', count(0, 1_000_000_001)],
  ] as const)('[SK5] is refused as %s', (code, command) => {
    expect(movedBy(command)).toBe(code);
  });
});
