import { z } from 'zod';
import { itemId, orderId, refundId } from '../ids/ids.ts';
import { quantity } from '../money/minor.ts';

/*
 * What moves stock, for ever. The movements alone make the level; the rest says why. A sale names its order, because
 * more than one till may settle it while they are apart: then only one of the entries counts; spec [SK2].
 */
const movement = z.object({ itemId, name: z.string(), quantity });
/** The quantity is what was counted less the level that the person saw, so that what moved meanwhile stays; spec [SK6]. */
const countedMovement = movement.extend({ counted: quantity, seen: quantity });

export const stockMoved = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sold'), orderId, movements: z.array(movement) }),
  z.object({ kind: z.literal('received'), movements: z.array(movement) }),
  z.object({ kind: z.literal('wasted'), reason: z.string().min(1).max(200), movements: z.array(movement) }),
  z.object({ kind: z.literal('counted'), movements: z.array(countedMovement) }),
]);
/** Also says what came back with a refund and can be sold again. It does not name the order: of its sales only one counts. */
export const stockMovedV2 = z.discriminatedUnion('kind', [
  ...stockMoved.options,
  z.object({ kind: z.literal('returned'), refundId, movements: z.array(movement) }),
]);
export type StockMoved = z.output<typeof stockMovedV2>;

export const stockEventSchemas = { 'stock.moved': { 1: stockMoved, 2: stockMovedV2 } } as const;
export type StockEvent = { readonly type: 'stock.moved'; readonly v: 1 | 2; readonly payload: StockMoved };
