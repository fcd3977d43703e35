import type { OrderFact } from '#shared/order/apply-order.ts';
import type { Order } from '#shared/order/order.ts';
import { checkTotals } from '#shared/payment/checks.ts';
import { checkReceiptOf } from '#shared/printing/check-receipt-of.ts';
import type { Receipt } from '#shared/printing/receipt.ts';
import { receiptOf } from '#shared/printing/receipt-of.ts';
import { refundSlipOf } from '#shared/printing/refund-slip-of.ts';
import type { ShopSettings } from '#shared/settings/settings.ts';

/** What a guest is owed for a fact of an order, which stands as it is after it; spec [PY13], [PY19]. */
export function receiptOwed(fact: OrderFact, order: Order, shop: ShopSettings): Receipt | null {
  switch (fact.type) {
    case 'order.refunded': {
      // What goes back is always written down.
      const refund = order.refunds?.find(({ refundId }) => refundId === fact.payload.refundId);
      return refund ? refundSlipOf(order, refund, shop) : null;
    }
    case 'order.payment-added': {
      const checks = shop.printReceipts ? checkTotals(order) : [];
      const paid = checks.find(({ checkId, balance }) => checkId === fact.payload.checkId && balance === 0);
      return paid ? checkReceiptOf(order, paid, checks.length, fact.at, shop) : null;
    }
    case 'order.completed':
      return shop.printReceipts && !isPaidByChecks(order) ? receiptOf(order, shop) : null;
    default:
      return null;
  }
}

/** Whether everybody who paid has a check's receipt. */
function isPaidByChecks(order: Order): boolean {
  const checks = new Set(checkTotals(order).map(({ checkId }) => checkId));
  return order.payments.length > 0 && order.payments.every(({ checkId }) => checkId && checks.has(checkId));
}
