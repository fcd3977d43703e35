import { oc } from '@orpc/contract';
import { z } from 'zod';
import { moveCommandSchemas } from '../order/move-commands.ts';
import { order } from '../order/order.ts';
import { refusals } from './refusals.ts';

const answered = z.object({ order });

/** What leads an order, or lines of it, elsewhere; a part of `orderContract`. */
export const moveContract = {
  seat: oc
    .route({ method: 'POST', path: '/orders/seat', summary: 'Say at which tables an order is; the kitchen is told' })
    .input(moveCommandSchemas.seat)
    .output(answered)
    .errors(refusals('order-unknown', 'order-not-open', 'table-unknown', 'table-unchanged', 'command-reused')),
};
