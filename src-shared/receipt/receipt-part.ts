import { z } from 'zod';
import { checkId, refundId } from '../ids/ids.ts';
import type { Order } from '../order/order.ts';
import { checkTotals } from '../payment/checks.ts';
import { checkReceiptOf } from '../printing/check-receipt-of.ts';
import type { Receipt } from '../printing/receipt.ts';
import { receiptOf } from '../printing/receipt-of.ts';
import { refundSlipOf } from '../printing/refund-slip-of.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import type { ShopSettings } from '../settings/settings.ts';

/** What of an order a slip is for: all of it, a check that was paid, or money that went back. */
export const receiptPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('order') }),
  z.strictObject({ kind: z.literal('check'), checkId }),
  z.strictObject({ kind: z.literal('refund'), refundId }),
]);
export type ReceiptPart = z.output<typeof receiptPart>;

/** The receipt of a part of an order as it stands, or why there is none; spec [RC1]. */
export function receiptOfPart(
  order: Order,
  part: ReceiptPart,
  shop: Omit<ShopSettings, 'id'>,
): Result<Receipt, Refusal> {
  switch (part.kind) {
    case 'order': {
      const receipt = receiptOf(order, shop);
      return receipt ? ok(receipt) : err(refuse('receipt-before-settled', { number: order.number }));
    }
    case 'check': {
      const checks = checkTotals(order);
      const check = checks.find((one) => one.checkId === part.checkId);
      if (!check) return err(refuse('check-unknown', { number: order.number }));
      const paidAt = order.payments.findLast((payment) => payment.checkId === part.checkId)?.at;
      if (check.balance !== 0 || !paidAt) return err(refuse('receipt-before-settled', { number: order.number }));
      return ok(checkReceiptOf(order, check, checks.length, paidAt, shop));
    }
    case 'refund': {
      const refund = order.refunds?.find((one) => one.refundId === part.refundId);
      return refund ? ok(refundSlipOf(order, refund, shop)) : err(refuse('refund-unknown', { number: order.number }));
    }
    default:
      return part satisfies never;
  }
}
