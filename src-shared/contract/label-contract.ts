import { oc } from '@orpc/contract';
import { z } from 'zod';
import { labelCommandSchemas } from '../order/label-commands.ts';
import { order } from '../order/order.ts';
import { orderRefusals } from './refusals.ts';

const answered = z.object({ order });

/** What can be said of an order as a whole; a part of `orderContract`. */
export const labelContract = {
  label: oc
    .route({ method: 'POST', path: '/orders/label', summary: 'Say the type, covers, time or server of an order' })
    .input(labelCommandSchemas.label)
    .output(answered)
    .errors(orderRefusals('order-type-not-offered', 'due-out-of-range', 'total-too-large', 'order-below-paid')),
};
