import { z } from 'zod';
import { commandId, lineId, orderId } from '../ids/ids.ts';
import { minor } from '../money/minor.ts';

const one = { commandId, orderId };
const reason = z.string().trim().min(1).max(200);

/** Sells a line at another price for one than it was rung up at, for a reason; null takes that price back. */
export const repriceLine = z.strictObject({
  ...one,
  lineId,
  unitPrice: minor.nullable(),
  reason: reason.nullable(),
});

/** What can be wanted of an order's prices; a part of `orderCommandSchemas`. */
export const priceCommandSchemas = { repriceLine } as const;
