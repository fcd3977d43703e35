import { oc } from '@orpc/contract';
import { z } from 'zod';
import { order } from '../order/order.ts';
import { paymentCommandSchemas } from '../payment/payment-commands.ts';
import type { RefusalCode } from '../refusal.ts';
import { orderRefusals } from './refusals.ts';

const answered = z.object({ order });

/** What any tender may be refused for, and what is its own. */
const tenderRefusals = <const Codes extends readonly RefusalCode[]>(...own: Codes) =>
  orderRefusals(
    'order-stale',
    'order-empty',
    'nothing-to-pay',
    'check-unknown',
    'payment-exists',
    'tip-out-of-range',
    ...own,
  );

/** What can be asked of an order's payments; a part of `orderContract`. */
export const paymentContract = {
  payCash: oc
    .route({ method: 'POST', path: '/orders/pay-cash', summary: 'Take cash; the answer holds the change due' })
    .input(paymentCommandSchemas.payCash)
    .output(answered)
    .errors(tenderRefusals('tender-out-of-range')),
  payExternal: oc
    .route({ method: 'POST', path: '/orders/pay-external', summary: 'Note what another terminal took' })
    .input(paymentCommandSchemas.payExternal)
    .output(answered)
    .errors(tenderRefusals('payment-out-of-range')),
  payCard: oc
    .route({
      method: 'POST',
      path: '/orders/pay-card',
      summary: 'Ask a card to pay; what comes of it is told by the attempt',
    })
    .input(paymentCommandSchemas.payCard)
    .output(answered)
    .errors(tenderRefusals('payment-out-of-range', 'card-reader-none')),
  split: oc
    .route({ method: 'POST', path: '/orders/split', summary: 'Split an order into checks, or join them again' })
    .input(paymentCommandSchemas.split)
    .output(answered)
    .errors(
      orderRefusals(
        'order-stale',
        'order-empty',
        'line-unknown',
        'line-voided',
        'check-twice',
        'split-none',
        'split-out-of-range',
      ),
    ),
  refund: oc
    .route({ method: 'POST', path: '/orders/refund', summary: 'Give back a settled order, lines of it or an amount' })
    .input(paymentCommandSchemas.refund)
    .output(answered)
    .errors(
      orderRefusals(
        'order-not-settled',
        'order-stale',
        'line-unknown',
        'payment-unknown',
        'quantity-out-of-range',
        'refund-exists',
        'refund-needs-reason',
        'refund-nothing',
        'refund-too-much',
      ),
    ),
  changeTip: oc
    .route({ method: 'POST', path: '/orders/change-tip', summary: 'Set a payment’s tip, also of a settled order' })
    .input(paymentCommandSchemas.changeTip)
    .output(answered)
    .errors(orderRefusals('payment-unknown', 'tip-out-of-range', 'card-too-late')),
};
