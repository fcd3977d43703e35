import type { OrderFact } from '#shared/order/apply-order.ts';
import type { Order } from '#shared/order/order.ts';
import { checkTotals } from '#shared/payment/checks.ts';
import type { OrderPayment } from '#shared/payment/payment.ts';
import { checkReceiptOf } from '#shared/printing/check-receipt-of.ts';
import type { Receipt } from '#shared/printing/receipt.ts';
import { receiptOf } from '#shared/printing/receipt-of.ts';
import { refundSlipOf } from '#shared/printing/refund-slip-of.ts';
import type { ShopSettings } from '#shared/settings/settings.ts';

/** What is settled between a guest and the drawer. */
export interface SettledPart {
  readonly receipt: Receipt;
  /** Whether it is printed without anybody's asking. */
  readonly isPrinted: boolean;
  /** Whether cash was taken or given that the drawer was not opened for before; spec [DR19]. */
  readonly movesCash: boolean;
}

/** What a fact settles of an order, which stands as it is after it; null where it settles nothing; spec [PY13], [PY19]. */
export function settledBy(fact: OrderFact, order: Order, shop: ShopSettings): SettledPart | null {
  switch (fact.type) {
    case 'order.refunded': {
      const refund = order.refunds?.find(({ refundId }) => refundId === fact.payload.refundId);
      // What goes back is always written down.
      return refund
        ? { receipt: refundSlipOf(order, refund, shop), isPrinted: true, movesCash: refund.tender === 'cash' }
        : null;
    }
    case 'order.payment-added': {
      const checks = checkTotals(order);
      const paid = checks.find(({ checkId, balance }) => checkId === fact.payload.checkId && balance === 0);
      if (!paid) return null;
      const payments = order.payments.filter(({ checkId }) => checkId === paid.checkId);
      return {
        receipt: checkReceiptOf(order, paid, checks.length, fact.at, shop),
        isPrinted: shop.printReceipts,
        movesCash: hasCash(payments),
      };
    }
    case 'order.completed': {
      const checks = new Set(checkTotals(order).map(({ checkId }) => checkId));
      const others = order.payments.filter(({ checkId }) => !checkId || !checks.has(checkId));
      // Everybody who paid has a check's receipt.
      const isPaidByChecks = order.payments.length > 0 && others.length === 0;
      const receipt = isPaidByChecks ? null : receiptOf(order, shop);
      return receipt && { receipt, isPrinted: shop.printReceipts, movesCash: hasCash(others) };
    }
    default:
      return null;
  }
}

const hasCash = (payments: readonly OrderPayment[]): boolean => payments.some(({ tender }) => tender === 'cash');
