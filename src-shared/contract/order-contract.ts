import { oc } from '@orpc/contract';
import { z } from 'zod';
import { guest } from '../guest/guest.ts';
import { orderId } from '../ids/ids.ts';
import { order } from '../order/order.ts';
import { orderCommandSchemas } from '../order/order-commands.ts';
import { businessDate } from '../time/business-date.ts';
import { labelContract } from './label-contract.ts';
import { moveContract } from './move-contract.ts';
import { orderHistoryContract } from './order-history-contract.ts';
import { paymentContract } from './payment-contract.ts';
import { placeContract } from './place-contract.ts';
import { priceContract } from './price-contract.ts';
import { orderRefusals, refusals } from './refusals.ts';

const answered = z.object({ order });

/** What is done to an order, from opening it to settling it. */
export const orderContract = {
  open: oc
    .route({ method: 'POST', path: '/orders/open', summary: 'Open an order' })
    .input(orderCommandSchemas.open)
    .output(answered)
    .errors(refusals('day-not-open', 'order-exists', 'command-reused')),
  addLine: oc
    .route({ method: 'POST', path: '/orders/add-line', summary: 'Add a line' })
    .input(orderCommandSchemas.addLine)
    .output(answered)
    .errors(
      orderRefusals(
        'order-full',
        'line-exists',
        'item-unknown',
        'item-archived',
        'item-sold-out',
        'variant-needed',
        'variant-unknown',
        'combo-incomplete',
        'label-unknown',
        'price-needed',
        'price-fixed',
        'price-out-of-range',
        'quantity-out-of-range',
        'modifier-unknown',
        'modifiers-too-few',
        'modifiers-too-many',
        'total-too-large',
      ),
    ),
  addCombo: oc
    .route({ method: 'POST', path: '/orders/add-combo', summary: 'Add a combo: a line for each of its parts' })
    .input(orderCommandSchemas.addCombo)
    .output(answered)
    .errors(
      orderRefusals(
        'order-full',
        'line-exists',
        'item-unknown',
        'item-archived',
        'item-sold-out',
        'variant-needed',
        'variant-unknown',
        'combo-incomplete',
        'combo-choice-unknown',
        'price-needed',
        'price-fixed',
        'price-out-of-range',
        'quantity-out-of-range',
        'modifier-unknown',
        'modifiers-too-few',
        'modifiers-too-many',
        'total-too-large',
      ),
    ),
  changeLine: oc
    .route({
      method: 'POST',
      path: '/orders/change-line',
      summary: 'Change a line: the old one is voided for a new one',
    })
    .input(orderCommandSchemas.changeLine)
    .output(answered)
    .errors(
      orderRefusals(
        'order-full',
        'line-unknown',
        'line-exists',
        'line-voided',
        'void-needs-reason',
        'variant-unknown',
        'combo-part-fixed',
        'price-needed',
        'quantity-out-of-range',
        'modifier-unknown',
        'modifiers-too-few',
        'modifiers-too-many',
        'too-many-allergies',
        'total-too-large',
        'order-below-paid',
      ),
    ),
  voidLine: oc
    .route({ method: 'POST', path: '/orders/void-line', summary: 'Take a line off' })
    .input(orderCommandSchemas.voidLine)
    .output(answered)
    .errors(orderRefusals('line-unknown', 'line-voided', 'void-needs-reason', 'order-below-paid')),
  ...labelContract,
  ...moveContract,
  ...placeContract,
  ...priceContract,
  addDiscount: oc
    .route({ method: 'POST', path: '/orders/add-discount', summary: 'Discount a line or the order' })
    .input(orderCommandSchemas.addDiscount)
    .output(answered)
    .errors(
      orderRefusals(
        'order-empty',
        'line-unknown',
        'line-voided',
        'discount-exists',
        'discount-out-of-range',
        'order-below-paid',
      ),
    ),
  voidDiscount: oc
    .route({ method: 'POST', path: '/orders/void-discount', summary: 'Take a discount off' })
    .input(orderCommandSchemas.voidDiscount)
    .output(answered)
    .errors(orderRefusals('discount-unknown')),
  send: oc
    .route({ method: 'POST', path: '/orders/send', summary: 'Send what is new to the kitchen' })
    .input(orderCommandSchemas.send)
    .output(answered)
    .errors(orderRefusals('order-stale', 'nothing-to-send')),
  rush: oc
    .route({ method: 'POST', path: '/orders/rush', summary: 'Ask the kitchen to hurry with what it makes of an order' })
    .input(orderCommandSchemas.rush)
    .output(answered)
    .errors(orderRefusals('nothing-to-rush')),
  ...paymentContract,
  ...orderHistoryContract,
  complete: oc
    .route({ method: 'POST', path: '/orders/complete', summary: 'Settle a paid order; what is unsent is sent' })
    .input(orderCommandSchemas.complete)
    .output(answered)
    .errors(orderRefusals('order-stale', 'order-empty', 'balance-due')),
  cancel: oc
    .route({ method: 'POST', path: '/orders/cancel', summary: 'Cancel an unpaid order; the kitchen is told' })
    .input(orderCommandSchemas.cancel)
    .output(answered)
    .errors(orderRefusals('order-has-payments', 'void-needs-reason')),
  get: oc
    .route({ method: 'GET', path: '/orders/{orderId}', summary: 'One order' })
    .input(z.strictObject({ orderId }))
    .output(answered)
    .errors(refusals('order-unknown')),
  list: oc
    .route({ method: 'GET', path: '/orders', summary: 'Orders of a trading day, newest first, in pages' })
    .input(
      z.strictObject({
        businessDate: businessDate.optional(),
        state: z.enum(['open', 'completed', 'cancelled', 'merged']).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
        /** `next` of the page before. */
        before: z.string().max(100).optional(),
      }),
    )
    .output(
      z.object({
        orders: z.array(order),
        /** Who they are for, of those of which that is still known. */
        guests: z.array(guest),
        next: z.string().nullable(),
      }),
    ),
};
