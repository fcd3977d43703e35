import { z } from 'zod';
import { lineId, orderId, sendId } from '../ids/ids.ts';

/*
 * What can be said of where lines belong: to which guest, and when in the meal. A schema here never changes its meaning: a
 * new meaning is a new version.
 */

/** Whom a line is for and with which course it comes: only what is named changes; null is nobody's, or at once. */
export const linePlaced = z.object({
  orderId,
  lineId,
  seat: z.int().nullable().optional(),
  course: z.int().nullable().optional(),
});

/** What waited with a course is to be made from now on. `sendId` is of the send that told the kitchen of it. */
export const courseFired = z.object({ orderId, sendId, course: z.int() });

/** A part of `orderEventSchemas`. */
export const placeEventSchemas = {
  'order.line-placed': { 1: linePlaced },
  'order.course-fired': { 1: courseFired },
} as const;
