import type { LineId } from '../ids/ids.ts';
import type { Order, OrderLine } from '../order/order.ts';
import { activeLines } from '../pricing/price-order.ts';
import { toldOf } from './routing.ts';
import { toldAncestor } from './told-ancestor.ts';

type CoursedOrder = Pick<Order, 'lines' | 'fired' | 'type'>;

/** What is made with the first course waits for nobody; a line that names none comes with it. */
export const FIRST_COURSE = 1;

/** The courses that were fired. */
export const firedCourses = ({ fired = [] }: Pick<Order, 'fired'>): ReadonlySet<number> =>
  new Set(fired.map(({ course }) => course));

/**
 * Whether a line waits for its course: the kitchen was never told of it, nor of one that it stands in for; spec [K60]. What
 * is being made already and changes is told at once.
 */
export const isHeld = (order: CoursedOrder, line: OrderLine): boolean => heldIn(order).has(line.lineId);

/** What waits of an order, by its courses, the next one first; spec [K60]. */
export function heldCourses(order: CoursedOrder): { course: number; lines: OrderLine[] }[] {
  const held = order.lines.filter((line) => isHeld(order, line));
  return [...Map.groupBy(held, ({ course = FIRST_COURSE }) => course)]
    .map(([course, lines]) => ({ course, lines }))
    .sort((a, b) => a.course - b.course);
}

/** Orders are never changed in place. */
const known = new WeakMap<
  Order['lines'],
  Pick<CoursedOrder, 'fired' | 'type'> & { readonly held: ReadonlySet<LineId> }
>();

function heldIn(order: CoursedOrder): ReadonlySet<LineId> {
  const before = known.get(order.lines);
  if (before && before.fired === order.fired && before.type === order.type) return before.held;
  const held = findHeld(order);
  known.set(order.lines, { fired: order.fired, type: order.type, held });
  return held;
}

function findHeld(order: CoursedOrder): ReadonlySet<LineId> {
  const waiting = activeLines(order).filter(({ course = FIRST_COURSE, kitchen }) => {
    return course > FIRST_COURSE && kitchen === 'untold';
  });
  if (waiting.length === 0) return new Set();
  const fired = firedCourses(order);
  const byId = new Map(order.lines.map((line) => [line.lineId, line]));
  const isNews = (line: OrderLine) => toldOf(order, line).length > 0 && !toldAncestor(line, byId);
  return new Set(
    waiting.filter((line) => !fired.has(line.course ?? FIRST_COURSE) && isNews(line)).map(({ lineId }) => lineId),
  );
}
