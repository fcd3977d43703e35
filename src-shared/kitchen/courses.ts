import type { LineId } from '../ids/ids.ts';
import type { Order, OrderLine } from '../order/order.ts';
import { activeLines } from '../pricing/price-order.ts';
import { toldOf } from './routing.ts';

/** What is made with the first course waits for nobody; a line that names none comes with it. */
export const FIRST_COURSE = 1;

/** The courses that were fired. */
export const firedCourses = ({ fired = [] }: Pick<Order, 'fired'>): ReadonlySet<number> =>
  new Set(fired.map(({ course }) => course));

/**
 * Whether a line waits for its course: the kitchen was never told of it, nor of one that it stands in for; spec [K60]. What
 * is being made already and changes is told at once.
 */
export const isHeld = (order: Pick<Order, 'lines' | 'fired'>, line: OrderLine): boolean =>
  heldIn(order).has(line.lineId);

/** What waits of an order, by its courses, the next one first; spec [K60]. */
export function heldCourses(order: Pick<Order, 'lines' | 'fired'>): { course: number; lines: OrderLine[] }[] {
  const held = order.lines.filter((line) => isHeld(order, line));
  return [...Map.groupBy(held, ({ course = FIRST_COURSE }) => course)]
    .map(([course, lines]) => ({ course, lines }))
    .sort((a, b) => a.course - b.course);
}

/** Orders are never changed in place. */
const known = new WeakMap<Order['lines'], { readonly fired: Order['fired']; readonly held: ReadonlySet<LineId> }>();

function heldIn(order: Pick<Order, 'lines' | 'fired'>): ReadonlySet<LineId> {
  const before = known.get(order.lines);
  if (before && before.fired === order.fired) return before.held;
  const held = findHeld(order);
  known.set(order.lines, { fired: order.fired, held });
  return held;
}

function findHeld(order: Pick<Order, 'lines' | 'fired'>): ReadonlySet<LineId> {
  const waiting = activeLines(order).filter(({ course = FIRST_COURSE, kitchen }) => {
    return course > FIRST_COURSE && kitchen === 'untold';
  });
  if (waiting.length === 0) return new Set();
  const fired = firedCourses(order);
  const byId = new Map(order.lines.map((line) => [line.lineId, line]));
  const isNews = (line: OrderLine) => toldOf(line).length > 0 && !toldAncestor(line, byId);
  return new Set(
    waiting.filter((line) => !fired.has(line.course ?? FIRST_COURSE) && isNews(line)).map(({ lineId }) => lineId),
  );
}

/** The nearest line before this one, by changes, that the kitchen was told to make and not yet told to stop. */
export function toldAncestor(line: OrderLine, byId: ReadonlyMap<LineId, OrderLine>): OrderLine | null {
  const seen = new Set<LineId>();
  let at = line.replaces;
  while (at && !seen.has(at)) {
    seen.add(at);
    const before = byId.get(at);
    if (before?.kitchen === 'told') return before;
    at = before?.replaces ?? null;
  }
  return null;
}
