import { describe, expect, it } from 'vitest';
import type { Order } from '#shared/order/order.ts';
import { id, OrderPlay } from '#support/orders.ts';
import { tableStates } from './table-states.ts';

const T1 = id<never>(0xa1);
const T2 = id<never>(0xa2);
let made = 1;
const fresh = <T extends string>() => id<T>(0xf000 + made++);

/** An order at tables, as far as a course of it went. */
function orderAt(n: number, tables: readonly string[], ...course: ('toast' | 'send' | 'pay')[]): Order {
  const play = new OrderPlay();
  const one = () => ({ commandId: fresh<never>(), orderId: id<never>(n) });
  play.play({ name: 'open', input: one() });
  play.play({ name: 'label', input: { ...one(), set: { covers: 2 } } });
  for (const step of course) {
    const expectedVersion = play.order?.version ?? 0;
    const quantity = 1_000 as never;
    if (step === 'toast') {
      const line = {
        lineId: fresh<never>(),
        itemId: id<never>(0x11),
        quantity,
        modifiers: [],
        note: null,
        price: null,
      };
      play.play({ name: 'addLine', input: { ...one(), ...line } });
    } else if (step === 'send') play.play({ name: 'send', input: { ...one(), sendId: fresh(), expectedVersion } });
    else
      play.play({
        name: 'payCash',
        input: { ...one(), paymentId: fresh(), tendered: 100 as never, expectedVersion },
      });
  }
  return { ...(play.order as Order), tables: tables.map((tableId) => ({ tableId: tableId as never, name: 'x' })) };
}

describe('[FP5] a table', () => {
  const seen = (...orders: Order[]) => tableStates(orders, new Map());
  it('is free, seated, has had something sent, or has begun to pay', () => {
    const status = (order: Order) => seen(order).get(T1)?.status;
    expect(status(orderAt(1, [T2], 'toast'))).toBeUndefined();
    expect(status(orderAt(1, [T1], 'toast'))).toBe('seated');
    expect(status(orderAt(1, [T1], 'toast', 'send'))).toBe('sent');
    expect(status(orderAt(1, [T1], 'toast', 'send', 'pay'))).toBe('paying');
    expect(status({ ...orderAt(1, [T1], 'toast', 'send'), split: { by: 'evenly', checks: [] } })).toBe('paying');
  });
  it('says what all its orders come to, and what is most urgent of them', () => {
    const state = seen(orderAt(1, [T1], 'toast'), orderAt(2, [T1, T2], 'toast', 'send', 'pay')).get(T1);
    expect(state).toMatchObject({ status: 'paying', covers: 4, due: 650 + 550 });
    expect(state?.orders.map(({ status }) => status)).toEqual(['seated', 'paying']);
  });
});

it('[FP6] only tables at which something happened are other objects than before', () => {
  const [first, second] = [orderAt(1, [T1], 'toast'), orderAt(2, [T2], 'toast')];
  const before = tableStates([first, second], new Map());
  const after = tableStates([first, orderAt(2, [T2], 'toast', 'send')], before);
  expect(after.get(T1)).toBe(before.get(T1));
  expect(after.get(T2)).not.toBe(before.get(T2));
});
