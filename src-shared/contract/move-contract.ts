import { oc } from '@orpc/contract';
import { z } from 'zod';
import { moveCommandSchemas } from '../order/move-commands.ts';
import { order } from '../order/order.ts';
import { orderRefusals, refusals } from './refusals.ts';

const answered = z.object({ order });

/** What leads an order, or lines of it, elsewhere; a part of `orderContract`. */
export const moveContract = {
  seat: oc
    .route({ method: 'POST', path: '/orders/seat', summary: 'Say at which tables an order is; the kitchen is told' })
    .input(moveCommandSchemas.seat)
    .output(answered)
    .errors(refusals('order-unknown', 'order-not-open', 'table-unknown', 'table-unchanged', 'command-reused')),
  giveLines: oc
    .route({
      method: 'POST',
      path: '/orders/give-lines',
      summary: 'Give lines of an order to another, or merge the two',
    })
    .input(moveCommandSchemas.giveLines)
    .output(answered)
    .errors(
      orderRefusals(
        'order-itself',
        'order-empty',
        'order-part-paid',
        'order-discounted',
        'orders-priced-apart',
        'orders-charged-apart',
        'nothing-stays',
        'order-exists',
        'day-not-open',
        'line-unknown',
        'line-voided',
        'line-unsent-elsewhere',
        'order-full',
        'total-too-large',
      ),
    ),
};
