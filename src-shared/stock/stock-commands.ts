import { z } from 'zod';
import { commandId, itemId } from '../ids/ids.ts';
import { quantity } from '../money/minor.ts';
import { MAX_MOVEMENTS } from './stock-limits.ts';

/* What a person can want of stock. Quantities are thousandths of a piece. */
const movements = z.array(z.strictObject({ itemId, quantity })).min(1).max(MAX_MOVEMENTS);

/** Goods that came in. */
export const receiveStock = z.strictObject({ commandId, movements });
/** Goods that nobody can sell any more, and why. */
export const wasteStock = z.strictObject({
  commandId,
  movements,
  reason: z.string().trim().min(1).max(200).nullable(),
});
/** What was found on the shelf, and the level that the person saw on the screen as they counted. */
export const countStock = z.strictObject({
  commandId,
  counts: z
    .array(z.strictObject({ itemId, counted: quantity, seen: quantity }))
    .min(1)
    .max(MAX_MOVEMENTS),
});

export const stockCommandSchemas = { receive: receiveStock, waste: wasteStock, count: countStock } as const;
export type StockCommandName = keyof typeof stockCommandSchemas;
export type StockCommand = {
  [N in StockCommandName]: { readonly name: N; readonly input: z.output<(typeof stockCommandSchemas)[N]> };
}[StockCommandName];
