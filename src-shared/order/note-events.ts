import { z } from 'zod';
import { lineId, orderId } from '../ids/ids.ts';

/**
 * What the kitchen is to know of the order as a whole: a note, of which the last word counts (left out, it stays), and what
 * its guests are allergic to, each said and taken back by itself. About food, never about who eats it.
 */
const orderNoted = z.object({
  orderId,
  note: z.string().nullable().optional(),
  allergies: z.object({ add: z.array(z.string()), remove: z.array(z.string()) }).optional(),
});

/** Also says that the kitchen knows it: it was told under the order that the guests come from. */
export const orderNotedV2 = orderNoted.extend({ told: z.literal(true).optional() });

/** What the guest whom one line is for is allergic to, each said and taken back by itself. */
const lineNoted = z.object({
  orderId,
  lineId,
  allergies: z.object({ add: z.array(z.string()), remove: z.array(z.string()) }),
});

/** A part of `orderEventSchemas`. */
export const noteEventSchemas = {
  'order.noted': { 1: orderNoted, 2: orderNotedV2 },
  'order.line-noted': { 1: lineNoted },
} as const;

/** What stands of a line's allergies, and which of them the kitchen was last told. */
export const lineAllergies = z.object({ names: z.array(z.string()), told: z.array(z.string()) });

/** What stands of it, and whether the kitchen was told. */
export const orderNotes = z.object({
  note: z.string().nullable(),
  allergies: z.array(z.string()),
  told: z.boolean(),
});
export type OrderNotes = z.output<typeof orderNotes>;
