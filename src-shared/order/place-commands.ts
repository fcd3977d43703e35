import { z } from 'zod';
import { commandId, lineId, orderId, sendId } from '../ids/ids.ts';
import { MAX_LINES } from './order-limits.ts';

/** The highest seat and the latest course: beyond these a finger slipped. */
export const MAX_SEAT = 999;
export const MAX_COURSE = 20;

export const seat = z.int().min(1).max(MAX_SEAT);
export const course = z.int().min(1).max(MAX_COURSE);

/** Moves lines to a seat, to a course, or both; null is nobody's seat, and at once. What is left out stays. */
export const placeLines = z
  .strictObject({
    commandId,
    orderId,
    lineIds: z.array(lineId).min(1).max(MAX_LINES),
    seat: seat.nullable().optional(),
    course: course.nullable().optional(),
  })
  .refine(({ seat, course }) => seat !== undefined || course !== undefined, 'must name a seat or a course');

/** Tells the kitchen to make what waits with a course. */
export const fireCourse = z.strictObject({
  commandId,
  orderId,
  sendId,
  course,
  /** The version of the order that the person saw; an older one is refused as stale. */
  expectedVersion: z.int().min(0),
});

/** What can be wanted of seats and courses; a part of `orderCommandSchemas`. */
export const placeCommandSchemas = { placeLines, fireCourse } as const;
