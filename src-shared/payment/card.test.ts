import { expect, it } from 'vitest';
import { id, NOW, OrderPlay, TODAY } from '#support/orders.ts';
import { takingsOf } from '../drawer/takings-of.ts';
import { applyFact, type OrderFact } from '../order/apply-order.ts';
import type { Order } from '../order/order.ts';
import type { OrderEvent } from '../order/order-events.ts';
import { balanceOf } from './balance.ts';

let made = 1;
const one = () => ({ commandId: id<never>(0xf000 + made++), orderId: id<never>(0x0d) });

function orderOf(price: number): Order {
  const play = new OrderPlay();
  play.play({ name: 'open', input: one() });
  const asked = { lineId: id<never>(made++), itemId: id<never>(0x15), quantity: 1_000 as never, price: price as never };
  const order = play.play({ name: 'addLine', input: { ...one(), ...asked, modifiers: [], note: null } });
  if (!order) throw new Error('no order');
  return order;
}

const said = (order: Order, event: OrderEvent): OrderFact => ({
  ...event,
  ...{ at: NOW, businessDate: TODAY, staff: null, device: order.device, segment: id(0x5e6) },
  ...{ hlc: (order.version + 1) as never, seq: order.version + 1 },
});

const paidBy = (n: number, amount: number): OrderEvent => ({
  type: 'order.payment-added',
  v: 3,
  payload: {
    ...{ orderId: id(0x0d), paymentId: id(n), tender: 'card', amount: amount as never, tip: 65 as never },
    card: { attemptId: id(n), brand: 'Visa', last4: '4242', code: 'A1', driver: 'simulated', intentId: 'i' },
  },
});

it('[CP8] counts a payment once, however often it comes to be known', () => {
  const order = orderOf(650);
  const paid = applyFact(order, said(order, paidBy(0x77, 650)));
  const again = said(paid, paidBy(0x77, 650));
  const after = applyFact(paid, again);
  expect(after.payments).toEqual(paid.payments);
  expect(after.flags).toEqual([]);
  expect(takingsOf(paid, again, after)).toBeNull();
});

it('[CP9] asks again for what was never drawn, and takes it out of the drawer’s figures', () => {
  const order = orderOf(650);
  const payment = said(order, paidBy(0x77, 650));
  const paid = applyFact(order, payment);
  expect(balanceOf(paid)).toBe(0);
  const payload = { orderId: order.id, paymentId: id<never>(0x77), why: 'refused' };
  const failure = said(paid, { type: 'order.payment-failed', v: 1, payload });
  const after = applyFact(paid, failure);
  expect(balanceOf(after)).toBe(650);
  expect(after.flags).toEqual([]);
  expect(takingsOf(order, payment, paid)?.tenders).toMatchObject([
    { tender: 'card', payments: 1, amount: 650, tips: 65 },
  ]);
  expect(takingsOf(paid, failure, after)?.tenders).toMatchObject([{ payments: -1, amount: -650, tips: -65 }]);
  expect(applyFact(order, failure).flags).toEqual(['unknown-payment']);
});
