import { oc } from '@orpc/contract';
import { z } from 'zod';
import { itemLevel } from '../stock/stock.ts';
import { stockCommandSchemas } from '../stock/stock-commands.ts';
import { refusals } from './refusals.ts';

const stocked = z.object({ levels: z.array(itemLevel) });

/** What there is of the items that are tracked. */
export const stockContract = {
  levels: oc
    .route({ method: 'GET', path: '/stock', summary: 'How much there is of each item that is tracked' })
    .output(stocked),
  receive: oc
    .route({ method: 'POST', path: '/stock/receive', summary: 'Take goods into stock' })
    .input(stockCommandSchemas.receive)
    .output(stocked)
    .errors(
      refusals('item-unknown', 'stock-not-tracked', 'stock-item-twice', 'quantity-out-of-range', 'command-reused'),
    ),
  waste: oc
    .route({ method: 'POST', path: '/stock/waste', summary: 'Take out of stock what nobody can sell any more' })
    .input(stockCommandSchemas.waste)
    .output(stocked)
    .errors(
      refusals(
        'item-unknown',
        'stock-not-tracked',
        'stock-item-twice',
        'quantity-out-of-range',
        'waste-needs-reason',
        'command-reused',
      ),
    ),
  count: oc
    .route({ method: 'POST', path: '/stock/count', summary: 'Say what was counted, and the level that was seen' })
    .input(stockCommandSchemas.count)
    .output(stocked)
    .errors(refusals('item-unknown', 'stock-not-tracked', 'stock-item-twice', 'count-out-of-range', 'command-reused')),
};
