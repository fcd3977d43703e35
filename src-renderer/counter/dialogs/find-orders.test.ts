import { describe, expect, it } from 'vitest';
import type { Guest } from '#shared/guest/guest.ts';
import { ONE_PIECE } from '#shared/money/minor.ts';
import { id, OrderPlay } from '#support/orders.ts';
import { findOrders } from './find-orders.ts';

function order(n: number, number: string, item: number) {
  const play = new OrderPlay({ orderNumber: number });
  const one = () => ({ commandId: id<never>(n + 0x100), orderId: id<never>(n) });
  play.play({ name: 'open', input: one() });
  play.play({
    name: 'addLine',
    input: {
      ...{ ...one(), lineId: id(n + 0x200), itemId: id(item), quantity: ONE_PIECE },
      ...{ modifiers: [], note: null, price: null },
    },
  });
  if (!play.order) throw new Error('not opened');
  return play.order;
}
const orders = [order(1, 'A-001', 0x11), order(2, 'A-012', 0x14)];
const guest: Guest = { orderId: id(2), name: 'Zoë', phone: null, address: null };
const by = { guests: new Map([[guest.orderId, guest]]), amount: () => '€6,50' };
const found = (typed: string) => findOrders(orders, typed, by).map(({ number }) => number);

describe('[U20] open orders', () => {
  it.each([
    ['', ['A-001', 'A-012']],
    ['012', ['A-012']],
    ['zoe', ['A-012']],
    ['cheese', ['A-001']],
    ['6.50', ['A-001', 'A-012']],
    ['zoe lemon', ['A-012']],
    ['zoe cheese', []],
  ])('are found by “%s”', (typed, expected) => {
    expect(found(typed)).toEqual(expected);
  });
});
