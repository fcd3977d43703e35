import { heldCourses } from '#shared/kitchen/courses.ts';
import type { Order } from '#shared/order/order.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { LineView } from './line-views.ts';

/** A course of the order as its heading paints it. */
export interface CourseView {
  readonly course: number;
  /** Since when something waits with it; null where nothing does. */
  readonly waitsSince: Instant | null;
  /** When it was fired; null where it was not. */
  readonly firedAt: Instant | null;
}

/** The courses that the rows of an order come with; none where there is but the first, so that most orders have no headings. */
export function courseViews(
  order: Order,
  rows: readonly Pick<LineView, 'course'>[],
  before: readonly CourseView[] = [],
): readonly CourseView[] {
  const numbers = new Set(rows.map(({ course }) => course));
  if (Math.max(1, ...numbers) === 1) return before.length === 0 ? before : [];
  const waiting = new Map(heldCourses(order).map(({ course, lines }) => [course, lines]));
  const views = [...numbers]
    .sort((a, b) => a - b)
    .map((course): CourseView => {
      const since = waiting.get(course)?.map(({ addedAt }) => addedAt) ?? [];
      return {
        course,
        waitsSince: since.length > 0 ? (Math.min(...since) as Instant) : null,
        firedAt: order.fired?.find((one) => one.course === course)?.at ?? null,
      };
    });
  return JSON.stringify(views) === JSON.stringify(before) ? before : views;
}
