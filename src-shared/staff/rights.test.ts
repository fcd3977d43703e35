import { describe, expect, it } from 'vitest';
import { context, id, OrderPlay } from '#support/orders.ts';
import { decideOrder } from '../order/decide-order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import { ALL_RIGHTS, lacks, type Right, rankOf, right, rightsOf, role } from './rights.ts';

const commandId = id<OrderCommand['input']['commandId']>(0xc0);
const orderId = id<OrderCommand['input']['orderId']>(1);
const of = { commandId, orderId };
const all = (...without: Right[]) => new Set([...ALL_RIGHTS].filter((one) => !without.includes(one)));

describe('[SF9] roles', () => {
  it('may each do all that the one before may, and the owner everything', () => {
    for (const [at, one] of role.options.entries()) {
      expect(rankOf(one)).toBe(at);
      const before = role.options[at - 1];
      if (before) expect([...rightsOf(before)].every((known) => rightsOf(one).has(known))).toBe(true);
    }
    expect([...rightsOf('owner')].sort()).toEqual([...right.options].sort());
    expect([...rightsOf('server')]).toEqual(['sell']);
  });

  it('[SF8] a right is there or is named', () => {
    expect(lacks({ rights: rightsOf('server') }, 'sell')).toBeNull();
    expect(lacks({ rights: rightsOf('server') }, 'discount')).toMatchObject({
      code: 'right-missing',
      data: { right: 'discount' },
    });
  });
});

describe('[SF8] what an order is asked needs a right', () => {
  const lineId = id<never>(0x11);
  const play = new OrderPlay();
  play.play({ name: 'open', input: of });
  const line = { lineId, itemId: id<never>(0x11), quantity: 3_000 as never, modifiers: [], note: null, price: null };
  play.play({ name: 'addLine', input: { ...of, ...line } });
  const unsent = play.order;
  play.play({ name: 'send', input: { ...of, sendId: id(0x5e), expectedVersion: 2 } });
  const sent = play.order;

  const answer = (order: typeof sent, command: OrderCommand, rights: ReadonlySet<Right>) => {
    const decision = decideOrder(order, command, context({ rights }));
    return decision.ok ? 'done' : `${decision.error.code} ${decision.error.data.right ?? ''}`.trim();
  };
  const discount: OrderCommand = {
    name: 'addDiscount',
    input: { ...of, discountId: id(0xd), lineId: null, value: { kind: 'amount', amount: 100 as never }, reason: null },
  };
  const voids: OrderCommand = { name: 'voidLine', input: { ...of, lineId, reason: 'cold' } };
  const cancels: OrderCommand = { name: 'cancel', input: { ...of, sendId: id(0x5f), reason: 'left' } };
  const changes = (quantity: number): OrderCommand => ({
    name: 'changeLine',
    input: {
      ...of,
      lineId,
      newLineId: id(0x12),
      quantity: quantity as never,
      modifiers: [],
      note: null,
      reason: 'cold',
    },
  });

  it('to sell at all', () => {
    for (const command of [discount, voids, cancels, changes(4_000)])
      expect(answer(sent, command, all('sell'))).toBe('right-missing sell');
    expect(answer(null, { name: 'open', input: { ...of, orderId: id(2) } }, all('sell'))).toBe('right-missing sell');
  });

  it('to give a discount', () => {
    expect(answer(sent, discount, all('discount'))).toBe('right-missing discount');
    expect(answer(sent, discount, new Set(['sell', 'discount']))).toBe('done');
  });

  it('to take off what the kitchen was told of, or part of it, and to cancel it', () => {
    expect(answer(unsent, voids, new Set(['sell']))).toBe('done');
    expect(answer(unsent, changes(1_000), new Set(['sell']))).toBe('done');
    expect(answer(unsent, cancels, new Set(['sell']))).toBe('done');
    expect(answer(sent, voids, all('void-sent'))).toBe('right-missing void-sent');
    expect(answer(sent, changes(1_000), all('void-sent'))).toBe('right-missing void-sent');
    expect(answer(sent, changes(4_000), all('void-sent'))).toBe('done');
    expect(answer(sent, cancels, all('cancel-sent'))).toBe('right-missing cancel-sent');
    expect(answer(sent, voids, all())).toBe('done');
  });
});
