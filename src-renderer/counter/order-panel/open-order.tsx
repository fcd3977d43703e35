import { useMemo, useRef } from 'react';
import type { Order } from '#shared/order/order.ts';
import { priceOrder } from '#shared/pricing/price-order.ts';
import { type CourseView, courseViews } from './course-views.ts';
import { type LineView, lineViews } from './line-views.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderHead } from './order-head.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderTotals } from './order-totals.tsx';
import { OrderTypes } from './order-types.tsx';

const NO_LINES: readonly LineView[] = [];
const NO_COURSES: readonly CourseView[] = [];

/** An order being rung up; null before its first item, with the same parts in the same places. */
export function OpenOrder({ order }: { readonly order: Order | null }) {
  const painted = useRef<readonly LineView[]>(NO_LINES);
  const lines = useMemo(() => (order ? lineViews(order, painted.current) : NO_LINES), [order]);
  painted.current = lines;
  const paintedCourses = useRef<readonly CourseView[]>(NO_COURSES);
  const courses = useMemo(
    () => (order ? courseViews(order, lines, paintedCourses.current) : NO_COURSES),
    [order, lines],
  );
  paintedCourses.current = courses;
  const totals = useMemo(() => (order ? priceOrder(order) : null), [order]);

  return (
    <>
      <OrderHead number={order?.number ?? null} />
      <OrderTypes />
      <OrderLines lines={lines} courses={courses} notes={order?.notes ?? null} />
      <OrderTotals order={order} totals={totals} />
      <OrderActions order={order} total={totals?.total ?? null} />
    </>
  );
}
