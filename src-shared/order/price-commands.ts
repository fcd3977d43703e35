import { z } from 'zod';
import { commandId, discountId, lineId, orderId } from '../ids/ids.ts';
import { minor } from '../money/minor.ts';

const one = { commandId, orderId };
const reason = z.string().trim().min(1).max(200);

/** Sells a line at another price for one than it was rung up at, for a reason; null takes that price back. */
const repriceLine = z.strictObject({
  ...one,
  lineId,
  unitPrice: minor.nullable(),
  reason: reason.nullable(),
});
/** Gives away what is left of a line, or of the whole order; taken back as a discount is. */
const comp = z.strictObject({ ...one, discountId, lineId: lineId.nullable(), reason });
/** Charges what the shop charges for its service, or nothing, whatever the covers are. */
const setServiceCharge = z.strictObject({ ...one, charged: z.boolean() });
/** Takes tax off the order, by a document that is shown; null puts it on again. */
const exemptTax = z.strictObject({
  ...one,
  exemption: z.strictObject({ reference: z.string().trim().min(1).max(60), reason }).nullable(),
});

/** What can be wanted of an order's prices; a part of `orderCommandSchemas`. */
export const priceCommandSchemas = { repriceLine, comp, setServiceCharge, exemptTax } as const;
