import { memo, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { asQuantity, ONE_PIECE } from '#shared/money/minor.ts';
import { linesTogether, offTold, wasTold } from '#shared/order/decide-line.ts';
import type { Order } from '#shared/order/order.ts';
import { useMoney } from '../../components/use-money.ts';
import { useRoving } from '../../components/use-roving.ts';
import { useCounter } from '../counter-context.tsx';
import { CourseHead } from './course-head.tsx';
import type { CourseView } from './course-views.ts';
import type { LineView } from './line-views.ts';
import { OrderLineRow } from './order-line-row.tsx';
import classes from './order-lines.module.css';
import { OrderNotes } from './order-notes.tsx';

/** The rows of the order; a new one is scrolled to, and nothing around them moves. */
export const OrderLines = memo(function OrderLines({
  lines,
  courses,
  notes,
}: {
  readonly lines: readonly LineView[];
  /** None where all come together. */
  readonly courses: readonly CourseView[];
  readonly notes: Order['notes'] | null;
}) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const money = useMoney();
  const list = useRef<HTMLDivElement>(null);
  const roving = useRoving<HTMLDivElement>();
  const count = lines.length;
  const before = useRef(count);
  useEffect(() => {
    const grew = count > before.current;
    before.current = count;
    if (!grew) return;
    // With the frame that paints it: asking for the height now would lay the page out twice.
    const frame = requestAnimationFrame(() => list.current?.scrollTo({ top: list.current.scrollHeight }));
    return () => cancelAnimationFrame(frame);
  }, [count]);

  const open = useCallback((view: LineView) => counter.show({ kind: 'line', lineId: view.lineId }), [counter]);
  const remove = useCallback(
    (view: LineView) => {
      const order = counter.order();
      const line = order?.lines.find(({ lineId }) => lineId === view.lineId);
      if (!order || !line) return;
      if (linesTogether(order, line).some((one) => wasTold(order, one)))
        counter.show({ kind: 'void-line', lineId: view.lineId });
      else counter.voidLine(view.lineId, null);
    },
    [counter],
  );
  const countBy = useCallback(
    (view: LineView, step: 1 | -1) => {
      const order = counter.order();
      const line = order?.lines.find(({ lineId }) => lineId === view.lineId);
      if (!order || !line || line.quantity + step * ONE_PIECE <= 0) return;
      const choices = { ...line, quantity: asQuantity(line.quantity + step * ONE_PIECE) };
      if (offTold(order, line, choices.quantity) > 0)
        counter.show({ kind: 'void-line', lineId: view.lineId, left: choices });
      else counter.changeLine(view.lineId, choices);
    },
    [counter],
  );

  const row = (view: LineView) => (
    <OrderLineRow key={view.rowId} view={view} money={money} onOpen={open} onRemove={remove} onCount={countBy} />
  );

  return (
    <div className={classes.list} ref={list}>
      {notes && <OrderNotes notes={notes} />}
      {count === 0 ? (
        <p className={classes.empty}>{t('order.empty')}</p>
      ) : (
        <div {...roving}>
          {courses.length === 0 ? (
            <ul className={classes.rows} aria-label={t('order.lines')}>
              {lines.map(row)}
            </ul>
          ) : (
            courses.map((course) => (
              <section key={course.course} aria-label={t('places.courseOf', { course: course.course })}>
                <CourseHead view={course} />
                <ul className={classes.rows} aria-label={t('order.lines')}>
                  {lines.filter((view) => view.course === course.course).map(row)}
                </ul>
              </section>
            ))
          )}
        </div>
      )}
    </div>
  );
});
