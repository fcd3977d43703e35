import { oc } from '@orpc/contract';
import { z } from 'zod';
import { deviceId, orderId, staffId } from '../ids/ids.ts';
import { instant } from '../time/instant.ts';
import { refusals } from './refusals.ts';

/** What was said of an order, in folding order: who, when and what. `payload` is that of the event's type. */
export const storyEntry = z.object({
  type: z.string(),
  at: instant,
  staff: staffId.nullable(),
  device: deviceId,
  payload: z.record(z.string(), z.unknown()),
});
export type StoryEntry = z.output<typeof storyEntry>;

/** What is asked of orders that are done; a part of `orderContract`. */
export const orderHistoryContract = {
  story: oc
    .route({ method: 'GET', path: '/orders/{orderId}/story', summary: 'All that was said of an order' })
    .input(z.strictObject({ orderId }))
    .output(z.object({ entries: z.array(storyEntry) }))
    .errors(refusals('order-unknown')),
};
