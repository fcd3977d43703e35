import { expect, it } from 'vitest';
import type { PaymentId, RefundId } from '#shared/ids/ids.ts';
import { id, OrderPlay } from '#support/orders.ts';
import { previewRefund } from './refund-preview.ts';

it('[PY21] shows to the cent what is then given back, by payment and with the taxes in it', () => {
  let made = 1;
  const one = () => ({ commandId: id<never>(made++), orderId: id<never>(0xa1) });
  const play = new OrderPlay();
  play.play({ name: 'open', input: one() });
  const line = { lineId: id<never>(0x901), itemId: id<never>(0x11), quantity: 3_000 as never };
  play.play({ name: 'addLine', input: { ...one(), ...line, modifiers: [], note: null, price: null } });
  const pay = (paymentId: number, tendered: number) =>
    play.play({
      name: 'payCash',
      input: {
        ...{ ...one(), paymentId: id<PaymentId>(paymentId) },
        ...{ tendered: tendered as never, expectedVersion: play.order?.version ?? 0 },
      },
    });
  pay(0x71, 1_000);
  pay(0x72, 950);
  play.play({ name: 'complete', input: { ...one(), sendId: id(0x51), expectedVersion: play.order?.version ?? 0 } });
  const { order } = play;
  if (!order) throw new Error('no order');
  const [first, second] = [0x71, 0x72].map((n) => ({ refundId: id<RefundId>(n), paymentId: id<PaymentId>(n) }));
  if (!first || !second) throw new Error('no payments');
  const wanted = {
    ...{ orderId: order.id, expectedVersion: order.version, what: { kind: 'whole' as const } },
    ...{ to: [second, first], tips: false, restock: false, reason: null },
  };
  const preview = previewRefund(order, wanted);
  // 3 × 6.50 with 7 % within: 19.50 × 7/107 = 1.2757… → 1.28.
  expect(preview).toMatchObject({
    ok: true,
    value: { total: 1_950, byPayment: [{ amount: 950 }, { amount: 1_000 }], taxes: [{ amount: 128 }] },
  });
  play.play({ name: 'refund', input: { ...wanted, ...one(), reason: 'Cold' } });
  expect(play.order?.refunds?.map(({ amount }) => amount)).toEqual([950, 1_000]);
  expect(previewRefund(order, { ...wanted, to: [second] })).toMatchObject({ error: { code: 'refund-too-much' } });
});
