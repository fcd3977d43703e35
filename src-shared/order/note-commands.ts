import { z } from 'zod';
import { commandId, lineId, orderId } from '../ids/ids.ts';
import { MAX_LINES } from './order-limits.ts';

/** The most that a note and an allergy say, and the most allergies of one order, or of one line. */
export const MAX_NOTE = 200;
export const MAX_ALLERGY = 40;
export const MAX_ALLERGIES = 20;

export const allergies = z.array(z.string().trim().min(1).max(MAX_ALLERGY)).max(MAX_ALLERGIES);

/** What is added to what was said, and what of it is taken back. */
export const allergySet = z.strictObject({ add: allergies, remove: allergies });

/** Says what the kitchen is to know of the order as a whole: what is left out stays. */
export const noteOrder = z.strictObject({
  commandId,
  orderId,
  note: z.string().trim().min(1).max(MAX_NOTE).nullable().optional(),
  allergies: allergySet.optional(),
});
export type NoteSet = Pick<z.output<typeof noteOrder>, 'note' | 'allergies'>;

/** Says what the guest whom these lines are for is allergic to. */
export const noteLines = z.strictObject({
  commandId,
  orderId,
  lineIds: z.array(lineId).min(1).max(MAX_LINES),
  allergies: allergySet,
});

/** A part of `orderCommandSchemas`. */
export const noteCommandSchemas = { note: noteOrder, noteLines } as const;
