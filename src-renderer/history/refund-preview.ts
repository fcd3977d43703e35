import type { CommandId, PaymentId } from '#shared/ids/ids.ts';
import { add, type Minor, ZERO } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import { decideRefund } from '#shared/payment/decide-refund.ts';
import type { OrderPayment } from '#shared/payment/payment.ts';
import { givenBack } from '#shared/payment/refund.ts';
import type { OrderRefunded } from '#shared/payment/refund-events.ts';
import { taxKey } from '#shared/pricing/tax-key.ts';
import type { Refusal } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { ALL_RIGHTS } from '#shared/staff/rights.ts';

export type RefundWanted = Omit<Extract<OrderCommand, { name: 'refund' }>['input'], 'commandId'>;

/** What would go back, before anybody has said so. */
export interface RefundPreview {
  readonly total: Minor;
  readonly byPayment: readonly {
    readonly paymentId: PaymentId;
    readonly tender: OrderPayment['tender'];
    readonly amount: Minor;
  }[];
  readonly taxes: readonly { readonly name: string; readonly amount: Minor }[];
}

/** The figures of a refund, by the decision that the engine makes; a reason and the right to it are asked for later. */
export function previewRefund(order: Order, wanted: RefundWanted): Result<RefundPreview, Refusal> {
  const asked = { ...wanted, reason: wanted.reason || '?', commandId: '' as CommandId };
  const decision = decideRefund(order, asked, { rights: ALL_RIGHTS });
  if (!decision.ok) return err(decision.error);
  const refunds = decision.value.flatMap((event): OrderRefunded[] =>
    event.type === 'order.refunded' ? [event.payload] : [],
  );
  const taxes = Map.groupBy(
    refunds.flatMap(({ lines }) => lines.flatMap((line) => line.taxes)),
    taxKey,
  );
  return ok({
    total: refunds.reduce((sum, refund) => add(sum, givenBack(refund)), ZERO),
    byPayment: refunds.map((refund) => ({
      paymentId: refund.paymentId,
      tender: refund.tender,
      amount: givenBack(refund),
    })),
    taxes: [...taxes.values()].flatMap((same) =>
      same[0] ? [{ name: same[0].name, amount: add(...same.map(({ amount }) => amount)) }] : [],
    ),
  });
}
