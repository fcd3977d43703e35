import { expect, it } from 'vitest';
import type { Order } from '#shared/order/order.ts';
import { receiptPayment } from '#shared/printing/receipt-of.ts';
import { id, OrderPlay } from '#support/orders.ts';
import { findOrders, totalOf } from './find-orders.ts';

let made = 1;
function orderOf(number: string, item: number): Order {
  const play = new OrderPlay({ orderNumber: number });
  const one = () => ({ commandId: id<never>(made++), orderId: id<never>(made) });
  const { orderId } = one();
  play.play({ name: 'open', input: { ...one(), orderId } });
  const line = { lineId: id<never>(made++), itemId: id<never>(item), quantity: 1_000 as never };
  play.play({ name: 'addLine', input: { ...one(), orderId, ...line, modifiers: [], note: null, price: null } });
  if (!play.order) throw new Error('no order');
  return play.order;
}

it('[PY20] finds by number, name, item and amount, however it is typed', () => {
  const [toast, cake] = [orderOf('A-041', 0x11), orderOf('A-042', 0x12)];
  const money = (order: Order) => (totalOf(order) / 100).toFixed(2);
  const found = (typed: string) =>
    findOrders(
      [
        { order: toast, guest: null },
        { order: cake, guest: 'Zoë Müller' },
      ],
      typed,
      money,
    ).map(({ order }) => order.number);
  expect(found('')).toEqual(['A-041', 'A-042']);
  expect(found('042')).toEqual(['A-042']);
  expect(found('ÁPPLE c')).toEqual(['A-042']);
  expect(found('6,50')).toEqual(['A-041']);
  expect(found('zoe m')).toEqual(['A-042']);
  expect(found('nothing')).toEqual([]);
});

it('[CP14] finds by the last four digits of a card, and its receipt says when no money moved', () => {
  const [toast, cake] = [orderOf('A-041', 0x11), orderOf('A-042', 0x12)];
  const card = { attemptId: id<never>(1), brand: 'Visa', last4: '4242', code: 'A1', simulated: true as const };
  const payment = { paymentId: id<never>(1), tender: 'card' as const, amount: 650 as never, at: 0 as never, card };
  const found = findOrders(
    [
      { order: { ...toast, payments: [payment] }, guest: null },
      { order: cake, guest: null },
    ],
    '4242',
    () => '',
  );
  expect(found.map(({ order }) => order.number)).toEqual(['A-041']);
  expect(receiptPayment(payment)).toMatchObject({ reference: 'Visa …4242 (A1)', simulated: true });
});
