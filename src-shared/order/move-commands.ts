import { z } from 'zod';
import { commandId, lineId, orderId, sendId, tableId } from '../ids/ids.ts';
import { MAX_LINES } from './order-limits.ts';

/** The most tables that are put together for one order. */
export const MAX_TABLES = 12;

/** Says where the guests of an order sit: at these tables, or at none. `sendId` is of what the kitchen is told of it. */
export const seatOrder = z.strictObject({
  commandId,
  orderId,
  sendId,
  tableIds: z
    .array(tableId)
    .max(MAX_TABLES)
    .refine((ids) => new Set(ids).size === ids.length, 'must name each table once'),
});

/**
 * Gives lines of an order to another; null gives all that it has, which merges the two. `isNew` opens the other for them.
 * `sendId` as above.
 */
export const giveLines = z.strictObject({
  commandId,
  orderId,
  sendId,
  to: orderId,
  isNew: z.literal(true).optional(),
  lineIds: z.array(lineId).min(1).max(MAX_LINES).nullable(),
});

/** What leads an order, or lines of it, elsewhere; a part of `orderCommandSchemas`. */
export const moveCommandSchemas = { seat: seatOrder, giveLines } as const;
