import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { context, id, MENU, NOW, OrderPlay } from '#support/orders.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { inFoldingOrder } from '../journal/entry.ts';
import { priceOrder } from '../pricing/price-order.ts';
import { applyFact, comesAfter, foldOrder, type HashedFact } from './apply-order.ts';
import { decideOrder } from './decide-order.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { OrderLabels } from './order-labels.ts';

const orderId = id<never>(0x0d);
let made = 1;
const one = () => ({ commandId: id<never>(0xf000 + made++), orderId });
const open = (): OrderCommand => ({ name: 'open', input: one() });
const label = (set: Extract<OrderCommand, { name: 'label' }>['input']['set']): OrderCommand => ({
  name: 'label',
  input: { ...one(), set },
});
const add = (lineId: number, item: number, price: number | null = null): OrderCommand => ({
  name: 'addLine',
  input: {
    ...{ ...one(), lineId: id(lineId), itemId: id(item), quantity: 2_000 as never },
    ...{ modifiers: [], note: null, price: price as never },
  },
});

/** Away, toast is cheaper; there, food bears the tax of drinks; the rest is alike. */
const TYPED_MENU: Catalog = {
  ...MENU,
  taxes: MENU.taxes.map((tax) =>
    tax.name === 'VAT 7 %' ? { ...tax, orderTypes: ['takeaway', 'pick-up', 'delivery'] as const } : tax,
  ) as Catalog['taxes'],
  items: MENU.items.map((item) => {
    const taxIds = [...item.taxIds, ...(item.taxIds.includes(id(0x71)) ? [id<never>(0x74)] : [])];
    return item.id === id(0x11)
      ? { ...item, taxIds, prices: [{ orderTypes: ['dine-in'], price: 720 as never }] }
      : { ...item, taxIds };
  }) as Catalog['items'],
};
const WITH_TAX: Catalog = {
  ...TYPED_MENU,
  taxes: [
    ...TYPED_MENU.taxes,
    ...([
      {
        ...{ id: id<never>(0x74), name: 'VAT 19 % here', rate: 190_000 as never, inclusive: true, archived: false },
        orderTypes: ['dine-in'],
      },
    ] as Catalog['taxes']),
  ],
};

function played(...commands: OrderCommand[]): OrderPlay {
  const play = new OrderPlay({}, WITH_TAX);
  for (const command of [open(), ...commands]) play.play(command);
  return play;
}

describe('what is said of an order as a whole', () => {
  it('[O15] stands as it was last said, each by itself', () => {
    const { order, refusals } = played(
      label({ type: 'dine-in', covers: 4 }),
      label({ covers: 5 }),
      label({ type: 'pick-up', dueAt: (NOW + 1_800_000) as never }),
    );
    expect(refusals).toEqual([]);
    expect(order).toMatchObject({ type: 'pick-up', covers: 5, dueAt: NOW + 1_800_000, version: 4 });
    expect(order && 'server' in order).toBe(false);
  });

  it('[O15] is of the shop’s default type from the start, and that is said where it is not what goes without saying', () => {
    const started = new OrderPlay({ defaultOrderType: 'dine-in' });
    started.play(open());
    expect(started.facts.map(({ type }) => type)).toEqual(['order.opened', 'order.labelled']);
    expect(started.order?.type).toBe('dine-in');
    expect(played().facts.map(({ type }) => type)).toEqual(['order.opened']);
  });

  it.each<[string, OrderCommand]>([
    ['order-type-not-offered', label({ type: 'delivery' })],
    ['due-out-of-range', label({ dueAt: (NOW - 1) as never })],
    ['due-out-of-range', label({ dueAt: (NOW + 367 * 86_400_000) as never })],
    ['right-missing', label({ server: id(0x57a) })],
  ])('[O15] is refused as %s', (code, command) => {
    const ctx = context({ orderTypes: ['dine-in', 'takeaway'], rights: new Set(['sell']) });
    expect(decideOrder(played().order, command, ctx)).toMatchObject({ ok: false, error: { code } });
  });

  it('[O15] of a settled order changes nothing of it and flags nothing, where another till said it before it knew', () => {
    const paid = played(add(0x901, 0x14), {
      name: 'payCash',
      input: { ...one(), paymentId: id(0xa1), tendered: 666 as never, expectedVersion: 2 },
    });
    paid.play({ name: 'complete', input: { ...one(), sendId: id(0xb1), expectedVersion: 3 } });
    const late = { ...paid.facts[0], type: 'order.labelled', v: 1, payload: { orderId, set: { covers: 3 } } };
    const after = applyFact(paid.order, { ...late, hlc: 99, seq: 99 } as never);
    expect(after).toMatchObject({ status: { state: 'completed', totals: { total: 666 } }, covers: 3, flags: [] });
    expect(paid.play(label({ covers: 4 }))?.covers).toBeUndefined();
    expect(paid.refusals.at(-1)?.code).toBe('order-not-open');
  });
});

describe('an order of another type', () => {
  it('[O16] has its lines priced and taxed as the menu does for that type, and the kitchen hears nothing', () => {
    const play = played(add(0x901, 0x11), add(0x902, 0x12), add(0x903, 0x14));
    play.play({ name: 'send', input: { ...one(), sendId: id(0xb01), expectedVersion: 4 } });
    play.play(label({ type: 'dine-in' }));
    expect(play.order?.lines.map(({ unitPrice, taxes }) => [unitPrice, taxes.map(({ name }) => name)])).toEqual([
      [720, ['VAT 19 % here']],
      [390, ['VAT 19 % here']],
      [333, ['VAT 19 %']],
    ]);
    // At 19 % within: of 14.40 it is 2.30, of 7.80 it is 1.25, of 6.66 it is 1.06.
    expect(play.order && priceOrder(play.order)).toMatchObject({ gross: 2_886, tax: 461, total: 2_886 });
    play.play({ name: 'send', input: { ...one(), sendId: id(0xb02), expectedVersion: play.order?.version ?? 0 } });
    expect(play.refusals.map(({ code }) => code)).toEqual(['nothing-to-send']);
    play.play(label({ type: 'takeaway' }));
    expect(play.order && priceOrder(play.order)).toMatchObject({ gross: 2_746, total: 2_746 });
    expect(play.order?.lines.map(({ unitPrice }) => unitPrice)).toEqual([650, 390, 333]);
  });

  it('[O16] leaves what a person set, and what the menu has no price for, but for the taxes', () => {
    const reprice: OrderCommand = {
      name: 'repriceLine',
      input: { ...one(), lineId: id(0x901), unitPrice: 500 as never, reason: 'dented' },
    };
    const { order } = played(add(0x901, 0x11), add(0x902, 0x15, 800), reprice, label({ type: 'dine-in' }));
    expect(order?.lines).toMatchObject([
      {
        unitPrice: 500,
        repriced: { why: 'override', reason: 'dented', from: 650 },
        taxes: [{ name: 'VAT 19 % here' }],
      },
      { unitPrice: 800, taxes: [{ name: 'VAT 19 % here' }] },
    ]);
  });
});

describe('two tills that say things of one order', () => {
  const said = fc.record({
    till: fc.constantFrom(1, 2),
    hlc: fc.integer({ min: 2, max: 12 }),
    what: fc.oneof(
      fc.record({ covers: fc.option(fc.integer({ min: 1, max: 9 })) }),
      fc.record({ type: fc.constantFrom('dine-in', 'takeaway', 'pick-up') }),
      fc.record({ server: fc.option(fc.constantFrom(id(0x1), id(0x2))), covers: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ line: fc.integer({ min: 0x900, max: 0x9ff }) }),
    ),
  });

  it('[O15] agree on its labels and keep both their lines, in whatever order they hear of each other', () => {
    const opened = played().facts[0] as HashedFact;
    const rung = played(add(0x901, 0x14)).facts[1] as HashedFact;
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (course, picks) => {
        const facts = course.map(({ till, hlc, what }, at): HashedFact => {
          const place = { device: id(0xd0 + till), segment: id(0x5e0 + till), hlc, seq: at + 2, hash: `${at}` };
          return 'line' in what
            ? ({ ...rung, ...place, payload: { ...rung.payload, lineId: id(what.line + at * 0x100) } } as never)
            : ({ ...opened, ...place, type: 'order.labelled', v: 1, payload: { orderId, set: what } } as never);
        });
        const shuffled = facts.map((fact) => ({ fact, key: picks.next().value })).sort((a, b) => a.key - b.key);
        const replicas = [
          [...facts.filter(({ device }) => device === id(0xd1)), ...facts.filter(({ device }) => device !== id(0xd1))],
          shuffled.map(({ fact }) => fact),
        ].map((arrivals) => replica([opened, ...arrivals]));
        expect(replicas[1]).toEqual(replicas[0]);
        const last: OrderLabels = {};
        for (const fact of [...facts].sort(inFoldingOrder)) {
          if (fact.type === 'order.labelled') Object.assign(last, fact.payload.set);
        }
        expect(replicas[0]).toMatchObject(last);
        const lines = facts.filter(({ type }) => type === 'order.line-added');
        expect(replicas[0]?.lines).toHaveLength(lines.length);
      }),
      { seed: 15, numRuns: 300 },
    );
  });

  /** What a till makes of facts as they come: late ones refold the order. */
  function replica(arrivals: readonly HashedFact[]): Order | null {
    let order: Order | null = null;
    arrivals.forEach((fact, at) => {
      order = comesAfter(order, fact) ? applyFact(order, fact) : foldOrder(arrivals.slice(0, at + 1));
    });
    return order;
  }
});
