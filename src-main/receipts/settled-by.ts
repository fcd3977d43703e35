import type { OrderFact } from '#shared/order/apply-order.ts';
import type { Order } from '#shared/order/order.ts';
import { balanceOf } from '#shared/payment/balance.ts';
import { checkTotals } from '#shared/payment/checks.ts';
import type { OrderPayment } from '#shared/payment/payment.ts';
import { checkReceiptOf } from '#shared/printing/check-receipt-of.ts';
import type { Receipt } from '#shared/printing/receipt.ts';
import { receiptOf } from '#shared/printing/receipt-of.ts';
import { refundSlipOf } from '#shared/printing/refund-slip-of.ts';
import type { ShopSettings } from '#shared/settings/settings.ts';

/** What is settled between a guest and the drawer. */
export interface SettledPart {
  /** Null: there is more to pay before the guest gets one. */
  readonly receipt: Receipt | null;
  /** Whether it is printed without anybody's asking. */
  readonly isPrinted: boolean;
  /** Whether cash was taken or given now, for which the drawer is to open; spec [DR19]. */
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
      const movesCash = isCash(order.payments.find(({ paymentId }) => paymentId === fact.payload.paymentId));
      if (paid) {
        const receipt = checkReceiptOf(order, paid, checks.length, fact.at, shop);
        return { receipt, isPrinted: shop.printReceipts, movesCash };
      }
      // What settles the order opens the drawer with its receipt.
      return movesCash && balanceOf(order) > 0 ? { receipt: null, isPrinted: false, movesCash } : null;
    }
    case 'order.completed': {
      const checks = new Set(checkTotals(order).map(({ checkId }) => checkId));
      const others = order.payments.filter(({ checkId }) => !checkId || !checks.has(checkId));
      // Everybody who paid has a check's receipt.
      const isPaidByChecks = order.payments.length > 0 && others.length === 0;
      const receipt = isPaidByChecks ? null : receiptOf(order, shop);
      return receipt && { receipt, isPrinted: shop.printReceipts, movesCash: isCash(others.at(-1)) };
    }
    default:
      return null;
  }
}

const isCash = (payment: OrderPayment | undefined): boolean => payment?.tender === 'cash';
