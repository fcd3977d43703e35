import { oc } from '@orpc/contract';
import { z } from 'zod';
import { order } from '../order/order.ts';
import { priceCommandSchemas } from '../order/price-commands.ts';
import { orderRefusals } from './refusals.ts';

const answered = z.object({ order });

/** What can be asked of an order's prices; a part of `orderContract`. */
export const priceContract = {
  repriceLine: oc
    .route({ method: 'POST', path: '/orders/reprice-line', summary: 'Sell a line at another price, for a reason' })
    .input(priceCommandSchemas.repriceLine)
    .output(answered)
    .errors(
      orderRefusals(
        'line-unknown',
        'line-voided',
        'price-out-of-range',
        'price-unchanged',
        'reprice-needs-reason',
        'total-too-large',
        'order-below-paid',
        'right-missing',
      ),
    ),
  comp: oc
    .route({ method: 'POST', path: '/orders/comp', summary: 'Give away a line or the order, for a reason' })
    .input(priceCommandSchemas.comp)
    .output(answered)
    .errors(
      orderRefusals(
        'order-empty',
        'line-unknown',
        'line-voided',
        'discount-exists',
        'nothing-to-comp',
        'order-below-paid',
        'right-missing',
      ),
    ),
  setServiceCharge: oc
    .route({ method: 'POST', path: '/orders/set-service-charge', summary: 'Charge for the service, or not' })
    .input(priceCommandSchemas.setServiceCharge)
    .output(answered)
    .errors(
      orderRefusals(
        'order-priced-as-before',
        'service-charge-unset',
        'service-charge-unchanged',
        'total-too-large',
        'order-below-paid',
        'right-missing',
      ),
    ),
  exemptTax: oc
    .route({ method: 'POST', path: '/orders/exempt-tax', summary: 'Take tax off an order, or put it on again' })
    .input(priceCommandSchemas.exemptTax)
    .output(answered)
    .errors(orderRefusals('order-priced-as-before', 'not-tax-exempt', 'order-below-paid', 'right-missing')),
};
