import { z } from 'zod';
import { commandId, orderId, sendId, tableId } from '../ids/ids.ts';

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

/** What leads an order elsewhere; a part of `orderCommandSchemas`. */
export const moveCommandSchemas = { seat: seatOrder } as const;
