import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#support/effort.ts';
import { context, id, MENU, OrderPlay, RULES, RULES_V2, SERVICE } from '#support/orders.ts';
import { playSteps, steps } from '#support/random-orders.ts';
import { foldOrder } from '../order/apply-order.ts';
import { decideOrder } from '../order/decide-order.ts';
import { serviceChargeFor } from '../order/decide-service-charge.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import type { OrderContext } from '../order/order-context.ts';
import { priceOrder } from './price-order.ts';

const orderId = id<never>(0x0d);
let made = 0x3000;
const one = () => ({ commandId: id<never>(0xf000 + made++), orderId });
const add = (item: number, quantity = 1_000, line = made++): OrderCommand => ({
  name: 'addLine',
  input: {
    ...{ ...one(), lineId: id(line), itemId: id(item), quantity: quantity as never, note: null, price: null },
    modifiers: item === 0x13 ? [{ modifierId: id(0x612), count: 1 }] : [],
  },
});
const discount = (lineId: number | null, value: object): OrderCommand => ({
  name: 'addDiscount',
  input: {
    ...one(),
    discountId: id(made++),
    lineId: lineId === null ? null : id(lineId),
    value: value as never,
    reason: null,
  },
});
const comp = (lineId: number | null): OrderCommand => ({
  name: 'comp',
  input: { ...one(), discountId: id(made++), lineId: lineId === null ? null : id(lineId), reason: 'late' },
});
const charge = (charged = true): OrderCommand => ({ name: 'setServiceCharge', input: { ...one(), charged } });
const exempt = (reference: string | null = 'EX-7'): OrderCommand => ({
  name: 'exemptTax',
  input: { ...one(), exemption: reference === null ? null : { reference, reason: 'charity' } },
});
const service = (over: object): Partial<OrderContext> => ({ serviceCharge: { ...SERVICE, ...over } as never });

function played(commands: OrderCommand[], over: Partial<OrderContext> = {}): OrderPlay {
  const play = new OrderPlay({ pricing: RULES_V2, serviceCharge: SERVICE, ...over });
  for (const command of [{ name: 'open', input: one() } as const, ...commands]) play.play(command);
  return play;
}
function priced(commands: OrderCommand[], over: Partial<OrderContext> = {}) {
  const { order, refusals } = played(commands, over);
  expect(refusals).toEqual([]);
  if (!order) throw new Error('no order');
  return priceOrder(order);
}
const refusalOf = (commands: OrderCommand[], over: Partial<OrderContext> = {}) =>
  played(commands, over).refusals.at(-1)?.code;

describe('the second pricing, worked out by hand', () => {
  it('[M11] charges 12.5 % of what the lines come to, with 19 % within it', () => {
    const totals = priced([add(0x11, 2_000), add(0x13), charge()]);
    expect(totals.serviceCharge).toEqual({
      ...{ name: 'Service', rate: 125_000 },
      ...{ amount: 215, net: 181, tax: 34, total: 215 },
    });
    expect(totals).toMatchObject({ gross: 1_720, net: 1_749, tax: 186, total: 1_935 });
    expect(totals.taxes.map(({ base, amount }) => [base, amount])).toEqual([
      [1_215, 85],
      [353 + 181, 67 + 34],
    ]);
  });

  it.each(['line', 'order'] as const)('[M11] taxes a charge on top, rounded per %s', (taxRounding) => {
    const totals = priced([add(0x16), charge()], {
      ...service({ rate: 180_000, taxIds: [id(0x73)] }),
      pricing: { ...RULES_V2, taxRounding } as never,
    });
    expect(totals.serviceCharge).toMatchObject({ amount: 360, net: 360, tax: 32, total: 392 });
    expect(totals).toMatchObject({ tax: 209, total: 2_568 });
  });

  it('[M11] charges on what discounts left', () => {
    const totals = priced(
      [add(0x11, 3_000, 0x901), discount(0x901, { kind: 'percent', rate: 100_000 }), charge()],
      service({ taxIds: [] }),
    );
    expect(totals.serviceCharge).toMatchObject({ amount: 219, net: 219, tax: 0 });
    expect(totals).toMatchObject({ discount: 195, tax: 115, total: 1_974 });
  });

  it('[M12] takes taxes out of the prices, and adds none, where the order is exempt', () => {
    const totals = priced([add(0x11), add(0x16), charge(), exempt()], service({ taxIds: [id(0x71)] }));
    expect(totals).toMatchObject({ gross: 2_649, exempted: 65, net: 2_915, tax: 0, total: 2_915, taxes: [] });
    expect(totals.lines.map(({ net, total }) => [net, total])).toEqual([
      [607, 607],
      [1_999, 1_999],
    ]);
    expect(totals.serviceCharge).toMatchObject({ amount: 331, net: 309, tax: 0, total: 309 });
    expect(priced([add(0x11), exempt(), exempt(null)])).not.toHaveProperty('exempted');
  });

  it('[M13] tells comps from discounts', () => {
    const totals = priced([
      ...[add(0x11, 1_000, 0x902), add(0x12)],
      ...[comp(0x902), discount(null, { kind: 'amount', amount: 100 })],
    ]);
    expect(totals).toMatchObject({ gross: 1_040, discount: 750, comps: 650, total: 290 });
  });
});

describe('any order under the second pricing', () => {
  const rules = fc.record({
    taxRounding: fc.constantFrom('line' as const, 'order' as const),
    rate: fc.integer({ min: 1, max: 400_000 }),
    tax: fc.subarray([0x71, 0x72, 0x73]),
  });

  it('[M4][M11][M12] sums exactly: lines and charge, net and taxes, what was taken off and what was added', () => {
    fc.assert(
      fc.property(steps, rules, (course, { taxRounding, rate, tax }) => {
        const over = { ...service({ rate, taxIds: tax.map((n) => id(n)) }), pricing: { ...RULES_V2, taxRounding } };
        const { order, facts } = playSteps(course, over as never);
        if (!order) throw new Error('no order');
        expect(foldOrder([...facts].reverse())).toEqual(order);
        const totals = priceOrder(order);
        const charged = totals.serviceCharge ?? { amount: 0, net: 0, tax: 0, total: 0 };
        const sum = (of: (line: (typeof totals.lines)[number]) => number) =>
          totals.lines.reduce((a, line) => a + of(line), 0);
        expect(sum((line) => line.gross)).toBe(totals.gross);
        expect(sum((line) => line.discount)).toBe(totals.discount);
        expect(sum((line) => line.net) + charged.net).toBe(totals.net);
        expect(sum((line) => line.tax) + charged.tax).toBe(totals.tax);
        expect(sum((line) => line.total) + charged.total).toBe(totals.total);
        expect(totals.net + totals.tax).toBe(totals.total);
        expect(totals.taxes.reduce((a, one) => a + one.amount, 0)).toBe(totals.tax);
        const added = totals.taxes.filter((one) => !one.inclusive).reduce((a, one) => a + one.amount, 0);
        expect(totals.gross - totals.discount + charged.amount - (totals.exempted ?? 0) + added).toBe(totals.total);
        expect(totals.comps ?? 0).toBeLessThanOrEqual(totals.discount);
        expect(totals.exempted === undefined).toBe(order.taxExemption === undefined);
        if (order.taxExemption) expect(totals.tax).toBe(0);
        expect(totals.total).toBeGreaterThanOrEqual(0);
      }),
      { seed: 1102, numRuns: 300 * effort },
    );
  });

  it('[M9] comes to what the first pricing says where nothing new is said', () => {
    fc.assert(
      fc.property(steps, (course) => {
        const { order } = playSteps(course);
        if (!order) throw new Error('no order');
        const { comps: _, ...totals } = priceOrder({ ...order, pricing: RULES_V2 });
        expect(totals).toEqual(priceOrder(order));
      }),
      { seed: 1103, numRuns: 100 * effort },
    );
  });
});

describe('what the second pricing knows', () => {
  it.each<[string, OrderCommand[], Partial<OrderContext>]>([
    ['order-priced-as-before', [charge()], { pricing: RULES }],
    ['order-priced-as-before', [exempt()], { pricing: RULES }],
    ['service-charge-unset', [charge()], { serviceCharge: null }],
    ['service-charge-unchanged', [charge(), charge()], {}],
    ['service-charge-unchanged', [charge(false)], {}],
    ['not-tax-exempt', [exempt(null)], {}],
    ['order-empty', [comp(null)], {}],
    ['line-unknown', [add(0x11), comp(0x999)], {}],
    ['nothing-to-comp', [add(0x11), comp(null), comp(null)], {}],
    ['right-missing', [add(0x11), comp(null)], { rights: new Set(['sell', 'discount']) }],
    ['right-missing', [exempt()], { rights: new Set(['sell']) }],
    ['right-missing', [charge(), charge(false)], { rights: new Set(['sell']) }],
  ])('[M15][M16][M17] is refused as %s', (code, commands, over) => {
    expect(refusalOf(commands, over)).toBe(code);
  });

  it('[M16] is charged by itself from the shop’s party size on, until a person says otherwise', () => {
    const ctx = context({ serviceCharge: SERVICE, pricing: RULES_V2 }, MENU);
    const { order } = played([add(0x11)]);
    const charged = played([add(0x11), charge()]).order;
    const freed = played([add(0x11), charge(), charge(false)]).order;
    if (!order || !charged || !freed) throw new Error('no order');
    expect(serviceChargeFor(order, 5, ctx)).toBeNull();
    expect(serviceChargeFor(order, null, ctx)).toBeNull();
    const large = serviceChargeFor(order, 6, ctx);
    expect(large?.payload).toMatchObject({ charge: { name: 'Service', taxes: [{ rate: 190_000 }] }, why: 'covers' });
    const byCovers = { ...order, serviceCharge: { charge: large?.payload.charge ?? null, why: 'covers' as const } };
    expect(serviceChargeFor(byCovers, 8, ctx)).toBeNull();
    expect(serviceChargeFor(byCovers, 5, ctx)?.payload.charge).toBeNull();
    expect(serviceChargeFor(charged, 2, ctx)).toBeNull();
    expect(serviceChargeFor(freed, 9, ctx)).toBeNull();
    expect(serviceChargeFor({ ...order, pricing: RULES }, 9, ctx)).toBeNull();
    expect(serviceChargeFor(order, 9, { ...ctx, serviceCharge: null })).toBeNull();
  });

  it('[M16] is charged in the same breath as the covers are said', () => {
    const covers = (count: number): OrderCommand => ({ name: 'label', input: { ...one(), set: { covers: count } } });
    const play = played([add(0x11), covers(6)]);
    expect(play.order && priceOrder(play.order).total).toBe(650 + 81);
    play.play(covers(5));
    expect(play.order && priceOrder(play.order).total).toBe(650);
    expect(play.refusals).toEqual([]);
  });

  it('[O7] is written in the version that can say it, and in the first where nothing of it was said', () => {
    const settled = (commands: OrderCommand[]) => {
      const play = played([add(0x11), ...commands]);
      const at = () => ({ ...one(), expectedVersion: play.order?.version ?? 0 });
      play.play({ name: 'payCash', input: { ...at(), paymentId: id(0xa1), tendered: 90_000 as never } });
      play.play({ name: 'complete', input: { ...at(), sendId: id(0xb1) } });
      expect(play.order).toMatchObject({ status: { state: 'completed' }, flags: [] });
      return play.facts.map(({ type, v }) => `${type} v${v}`);
    };
    expect(settled([])).toEqual(expect.arrayContaining(['order.opened v2', 'order.completed v1']));
    for (const said of [charge(), exempt()]) expect(settled([said])).toContain('order.completed v2');
  });

  it('[O2] is flagged where a till’s totals disagree about it', () => {
    const play = played([add(0x11), charge()]);
    const at = () => ({ ...one(), expectedVersion: play.order?.version ?? 0 });
    play.play({ name: 'payCash', input: { ...at(), paymentId: id(0xa1), tendered: 90_000 as never } });
    play.play({ name: 'complete', input: { ...at(), sendId: id(0xb1) } });
    const lying = play.facts.map((fact) =>
      fact.type === 'order.completed' && fact.payload.totals.serviceCharge
        ? { ...fact, payload: { ...fact.payload, totals: { ...fact.payload.totals, serviceCharge: undefined } } }
        : fact,
    );
    expect(foldOrder(lying as never)?.flags).toEqual(['totals-disagree']);
    expect(decideOrder(play.order, charge(false), context()).ok).toBe(false);
  });
});
