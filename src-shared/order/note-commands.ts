import { z } from 'zod';
import { commandId, orderId } from '../ids/ids.ts';

/** The most that a note and an allergy say, and the most allergies of one order. */
export const MAX_NOTE = 200;
export const MAX_ALLERGY = 40;
export const MAX_ALLERGIES = 20;

const allergies = z.array(z.string().trim().min(1).max(MAX_ALLERGY)).max(MAX_ALLERGIES);

/** Says what the kitchen is to know of the order as a whole: what is left out stays. */
export const noteOrder = z.strictObject({
  commandId,
  orderId,
  note: z.string().trim().min(1).max(MAX_NOTE).nullable().optional(),
  allergies: z.strictObject({ add: allergies, remove: allergies }).optional(),
});
export type NoteSet = Pick<z.output<typeof noteOrder>, 'note' | 'allergies'>;

/** A part of `orderCommandSchemas`. */
export const noteCommandSchemas = { note: noteOrder } as const;
