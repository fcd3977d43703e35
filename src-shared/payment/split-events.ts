import { z } from 'zod';
import { checkId, lineId, orderId } from '../ids/ids.ts';
import { minor } from '../money/minor.ts';

/** The most checks that one order is split into. */
export const MAX_CHECKS = 50;

const checks = <Check extends z.ZodType>(check: Check) => z.array(check).min(2).max(MAX_CHECKS);

/**
 * How an order is split into checks. What is in no check falls to the last one: a line that was added later, a line without
 * a seat, the rest of an order that is split by amounts.
 */
export const orderSplitBy = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('lines'),
    checks: checks(
      z.strictObject({
        checkId,
        /** A line in several checks is shared by these weights. */
        lines: z.array(z.strictObject({ lineId, weight: z.int().min(1).max(1_000) })),
      }),
    ),
  }),
  z.strictObject({
    by: z.literal('seats'),
    checks: checks(z.strictObject({ checkId, seats: z.array(z.int().min(1).max(999)) })),
  }),
  z.strictObject({ by: z.literal('evenly'), checks: checks(z.strictObject({ checkId })) }),
  z.strictObject({ by: z.literal('amount'), checks: checks(z.strictObject({ checkId, amount: minor })) }),
]);
export type OrderSplit = z.output<typeof orderSplitBy>;

/** The order is split like this from now on; null joins its checks again. Its lines stay where they are; spec [PY10]. */
export const orderSplit = z.object({ orderId, split: orderSplitBy.nullable() });
