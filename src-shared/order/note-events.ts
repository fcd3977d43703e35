import { z } from 'zod';
import { orderId } from '../ids/ids.ts';

/**
 * What the kitchen is to know of the order as a whole: a note, of which the last word counts (left out, it stays), and what
 * its guests are allergic to, each said and taken back by itself. About food, never about who eats it.
 */
const orderNoted = z.object({
  orderId,
  note: z.string().nullable().optional(),
  allergies: z.object({ add: z.array(z.string()), remove: z.array(z.string()) }).optional(),
});

/** A part of `orderEventSchemas`. */
export const noteEventSchemas = { 'order.noted': { 1: orderNoted } } as const;

/** What stands of it, and whether the kitchen was told. */
export const orderNotes = z.object({
  note: z.string().nullable(),
  allergies: z.array(z.string()),
  told: z.boolean(),
});
export type OrderNotes = z.output<typeof orderNotes>;
