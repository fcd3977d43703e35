import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#support/effort.ts';
import { id, OrderPlay, RULES } from '#support/orders.ts';
import { playSteps, steps } from '#support/random-orders.ts';
import { asMinor, asRate, type Minor, type Rate } from '../money/minor.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import { priceOrder } from './price-order.ts';

const orderId = id<never>(0x0d);
let made = 1;
const one = () => ({ commandId: id<never>(0xf000 + made++), orderId });
const open = (): OrderCommand => ({ name: 'open', input: one() });
const add = (item: number, quantity = 1_000, line = made++): OrderCommand => ({
  name: 'addLine',
  input: {
    ...one(),
    lineId: id(line),
    itemId: id(item),
    quantity: quantity as never,
    modifiers: item === 0x13 ? [{ modifierId: id(0x612), count: 1 }] : [],
    note: null,
    price: null,
  },
});
const discount = (
  lineId: number | null,
  value: { kind: 'percent'; rate: Rate } | { kind: 'amount'; amount: Minor },
): OrderCommand => ({
  name: 'addDiscount',
  input: { ...one(), discountId: id(made++), lineId: lineId === null ? null : id(lineId), value, reason: null },
});

function priced(commands: OrderCommand[], taxRounding: 'line' | 'order' = 'line') {
  const play = new OrderPlay({ pricing: { ...RULES, taxRounding } });
  for (const command of [open(), ...commands]) play.play(command);
  expect(play.refusals).toEqual([]);
  if (!play.order) throw new Error('no order');
  return priceOrder(play.order);
}

describe('priceOrder', () => {
  it('[M5] prices what was worked out by hand: toast 6.50 at 7 %, oat flat white 4.20 at 19 %', () => {
    const totals = priced([add(0x11), add(0x13)]);
    expect(totals).toMatchObject({ gross: 1_070, discount: 0, total: 1_070 });
    expect(totals.taxes.map(({ base, amount }) => [base, amount])).toEqual([
      [607, 43],
      [353, 67],
    ]);
    expect(totals.net).toBe(960);
  });

  it('[M5] adds a tax that the price does not hold: 19.99 at 8.875 % is 21.76', () => {
    expect(priced([add(0x16)])).toMatchObject({ gross: 1_999, net: 1_999, tax: 177, total: 2_176 });
  });

  it('[M6][M7] discounts a line first and then the order, to the cent', () => {
    const totals = priced([
      add(0x11, 3_000, 0x901),
      add(0x12, 1_000, 0x902),
      discount(0x901, { kind: 'percent', rate: asRate(100_000) }),
      discount(null, { kind: 'amount', amount: asMinor(100) }),
    ]);
    expect(totals).toMatchObject({ gross: 2_340, discount: 295, total: 2_045 });
    expect(totals.lines.map((line) => line.discount)).toEqual([277, 18]);
  });

  it('[M6] lets a discount on a line survive the change of that line', () => {
    const before = [add(0x11, 1_000, 0x903), discount(0x903, { kind: 'percent', rate: asRate(500_000) })];
    const change: OrderCommand = {
      name: 'changeLine',
      input: { ...one(), lineId: id(0x903), newLineId: id(0x904), quantity: 2_000 as never, modifiers: [], note: null },
    };
    expect(priced([...before, change])).toMatchObject({ gross: 1_300, discount: 650, total: 650 });
  });

  it('[M8] rounds each tax per line or once per order, as the shop sets', () => {
    const bags = [add(0x16), add(0x16), add(0x16)];
    expect(priced(bags, 'line').tax).toBe(3 * 177);
    expect(priced([add(0x16), add(0x16), add(0x16)], 'order').tax).toBe(532);
  });

  it.each(['line', 'order'] as const)('[M4] sums exactly for any order, with taxes rounded per %s', (taxRounding) => {
    fc.assert(
      fc.property(steps, (course) => {
        const { order } = playSteps(course, { pricing: { ...RULES, taxRounding } });
        if (!order) throw new Error('no order');
        const totals = priceOrder(order);
        const sum = (of: (line: (typeof totals.lines)[number]) => number) =>
          totals.lines.reduce((a, line) => a + of(line), 0);
        expect(sum((line) => line.gross)).toBe(totals.gross);
        expect(sum((line) => line.discount)).toBe(totals.discount);
        expect(sum((line) => line.net)).toBe(totals.net);
        expect(sum((line) => line.tax)).toBe(totals.tax);
        expect(sum((line) => line.total)).toBe(totals.total);
        expect(totals.net + totals.tax).toBe(totals.total);
        expect(totals.taxes.reduce((a, tax) => a + tax.amount, 0)).toBe(totals.tax);
        const added = totals.taxes.filter((tax) => !tax.inclusive).reduce((a, tax) => a + tax.amount, 0);
        expect(totals.total).toBe(totals.gross - totals.discount + added);
        expect(totals.discount).toBeGreaterThanOrEqual(0);
        expect(totals.total).toBeGreaterThanOrEqual(0);
      }),
      { seed: 7, numRuns: 300 * effort },
    );
  });
});
