import { FIRST_COURSE, firedCourses, heldCourses } from '../kitchen/courses.ts';
import { linesInKitchen } from '../kitchen/moved.ts';
import { activeLines } from '../pricing/price-order.ts';
import { serviceChargeFor } from './decide-service-charge.ts';
import type { WholeLine } from './move-events.ts';
import type { Order } from './order.ts';
import type { OrderContext } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';
import { MAX_COVERS } from './order-labels.ts';

/*
 * What goes along with lines from one order to another. Each is said by a fact of the order that takes them, in the same
 * transaction, so that a till which does not know of the other order reads it all the same.
 */

type NotesSaid = Pick<NonNullable<Order['notes']>, 'note' | 'allergies'>;

/**
 * What guests are allergic to goes wherever any of their food goes, and what is said of an order that gives all it has is
 * said of the other; spec [FP15].
 */
export function notesGoAlong(order: Order, other: Order, isWhole: boolean): OrderEvent[] {
  if (!order.notes) return [];
  const before: NotesSaid = other.notes ?? { note: null, allergies: [] };
  const note = isWhole ? bothNotes(before.note, order.notes.note) : before.note;
  const add = order.notes.allergies.filter((one) => !before.allergies.includes(one));
  if (note === before.note && add.length === 0) return [];
  const said = {
    orderId: other.id,
    ...(note !== before.note && { note }),
    ...(add.length > 0 && { allergies: { add, remove: [] } }),
  };
  // Stations that make something else of the other order have not heard it yet.
  const isKnown = order.notes.told && linesInKitchen(other).length === 0;
  return [
    isKnown
      ? { type: 'order.noted', v: 2, payload: { ...said, told: true } }
      : { type: 'order.noted', v: 1, payload: said },
  ];
}

const bothNotes = (one: string | null, other: string | null): string | null =>
  one === null || other === null || one === other ? (one ?? other) : `${one} · ${other}`;

/** A course that was fired stays fired for what goes, unless that would fire what waits there; spec [FP15]. */
export function coursesStayFired(order: Order, other: Order, lines: readonly WholeLine[]): OrderEvent[] {
  const going = new Set(lines.map(({ course = FIRST_COURSE }) => course));
  const fired = firedCourses(other);
  const waiting = new Set(heldCourses(other).map(({ course }) => course));
  return (order.fired ?? [])
    .filter(({ course }) => going.has(course) && !fired.has(course) && !waiting.has(course))
    .map(({ course, sendId }) => ({
      type: 'order.course-fired',
      v: 1,
      payload: { orderId: other.id, sendId, course },
    }));
}

/** The last seat of an order that somebody has: guests who join them sit after it. */
export const lastSeatOf = (order: Order): number =>
  Math.max(order.covers ?? 0, ...activeLines(order).map(({ seat = 0 }) => seat));

/**
 * Guests who join others are counted with them, which may charge for the service by itself; what somebody said of that by
 * hand for either stands for both; spec [FP10], [FP17].
 */
export function guestsJoin(order: Order, other: Order, ctx: OrderContext): OrderEvent[] {
  const byHand = [other, order].find(({ serviceCharge }) => serviceCharge?.why === 'person')?.serviceCharge;
  const covers = order.covers ? Math.min(MAX_COVERS, order.covers + (other.covers ?? 0)) : null;
  const byCovers = covers === null || byHand ? null : serviceChargeFor(other, covers, ctx);
  return [
    ...(covers === null
      ? []
      : [{ type: 'order.labelled', v: 1, payload: { orderId: other.id, set: { covers } } } as const]),
    ...(byHand && other.serviceCharge?.why !== 'person'
      ? [{ type: 'order.service-charge-set', v: 1, payload: { orderId: other.id, ...byHand } } as const]
      : []),
    ...(byCovers ? [byCovers] : []),
  ];
}
