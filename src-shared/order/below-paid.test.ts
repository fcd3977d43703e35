import { describe, expect, it } from 'vitest';
import { id, OrderPlay, RULES_V2, SERVICE } from '#support/orders.ts';
import { balanceOf } from '../payment/balance.ts';
import type { OrderCommand } from './order-commands.ts';

let made = 1;
const one = () => ({ commandId: id<never>(0xf000 + made++), orderId: id<never>(0x0d) });
const TOAST = id<never>(0x901);
const add = (item: number, lineId: never, quantity = 1_000): OrderCommand => ({
  name: 'addLine',
  input: {
    ...{ ...one(), lineId, itemId: id(item), quantity: quantity as never },
    ...{ modifiers: [], note: null, price: null },
  },
});
const discount = (amount: number, lineId: never | null = null): OrderCommand => ({
  name: 'addDiscount',
  input: { ...one(), discountId: id(made++), lineId, value: { kind: 'amount', amount: amount as never }, reason: null },
});
const covers = (count: number): OrderCommand => ({ name: 'label', input: { ...one(), set: { covers: count } } });

/** Two toasts of 6.50 and a lemonade of 3.33 with service for six, 18.37 in all, of which 17.00 are paid. */
function partPaid(): OrderPlay {
  const play = new OrderPlay({ pricing: RULES_V2, serviceCharge: SERVICE });
  const lines = [add(0x11, TOAST, 2_000), add(0x14, id<never>(0x902))];
  for (const command of [{ name: 'open' as const, input: one() }, ...lines, covers(6)]) play.play(command);
  const paid = { paymentId: id<never>(0xa1), tendered: 1_700 as never };
  play.play({ name: 'payCash', input: { ...one(), ...paid, expectedVersion: play.order?.version ?? 0 } });
  return play;
}
const stands = (play: OrderPlay) => [play.order && balanceOf(play.order), play.order?.version, play.facts.length];

describe('[O17] an order that was paid in part', () => {
  const less: [string, OrderCommand][] = [
    ['a discount', discount(150)],
    ['a discount of a line', discount(200, TOAST)],
    ['a comp', { name: 'comp', input: { ...one(), discountId: id(0x31), lineId: TOAST, reason: 'late' } }],
    ['a line taken off', { name: 'voidLine', input: { ...one(), lineId: TOAST, reason: 'mistake' } }],
    [
      'a line made less',
      {
        name: 'changeLine',
        input: {
          ...{ ...one(), lineId: TOAST, newLineId: id(0x903), quantity: 1_000 as never },
          ...{ modifiers: [], note: null },
        },
      },
    ],
    ['a price', { name: 'repriceLine', input: { ...one(), lineId: TOAST, unitPrice: 0 as never, reason: 'dented' } }],
    ['an exemption', { name: 'exemptTax', input: { ...one(), exemption: { reference: 'EX-7', reason: 'charity' } } }],
    ['fewer covers', covers(2)],
    ['no service', { name: 'setServiceCharge', input: { ...one(), charged: false } }],
  ];

  it.each(less)('does not come to less than that by %s, whoever asks', (_, command) => {
    const play = partPaid();
    const before = stands(play);
    expect(before[0]).toBe(137);
    for (const rights of [play.ctx.rights, new Set(['sell'] as const)]) play.play(command, { rights });
    const refused = { code: 'order-below-paid', data: { number: 'A-001', most: 137 } };
    expect(play.refusals).toMatchObject([refused, refused]);
    expect(stands(play)).toEqual(before);
  });

  it('comes to what was paid, and to more', () => {
    const play = partPaid();
    // 16.33 − 1.22 = 15.11, and 12.5 % of it are 1.89.
    play.play(discount(122));
    expect(play.order && balanceOf(play.order)).toBe(0);
    for (const command of [add(0x12, id<never>(0x904)), covers(8)]) play.play(command);
    expect(play.refusals).toEqual([]);
    expect(play.order && balanceOf(play.order)).toBeGreaterThan(0);
  });

  it('that two tills took too much of can be made more, but not less', () => {
    const play = partPaid();
    if (!play.order) throw new Error('no order');
    const [payment] = play.order.payments;
    if (!payment) throw new Error('no payment');
    play.order = { ...play.order, payments: [payment, { ...payment, paymentId: id(0xa2) }] };
    play.play(discount(1));
    play.play(add(0x12, id<never>(0x905)));
    expect(play.refusals.map(({ code, data }) => [code, data.most])).toEqual([['order-below-paid', 0]]);
    expect(play.order.lines).toHaveLength(3);
  });
});
