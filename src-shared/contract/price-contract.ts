import { oc } from '@orpc/contract';
import { z } from 'zod';
import { order } from '../order/order.ts';
import { priceCommandSchemas } from '../order/price-commands.ts';
import { refusals } from './refusals.ts';

const answered = z.object({ order });

/** What can be asked of an order's prices; a part of `orderContract`. */
export const priceContract = {
  repriceLine: oc
    .route({ method: 'POST', path: '/orders/reprice-line', summary: 'Sell a line at another price, for a reason' })
    .input(priceCommandSchemas.repriceLine)
    .output(answered)
    .errors(
      refusals(
        'order-unknown',
        'order-not-open',
        'line-unknown',
        'line-voided',
        'price-out-of-range',
        'price-unchanged',
        'reprice-needs-reason',
        'total-too-large',
        'right-missing',
        'command-reused',
      ),
    ),
};
