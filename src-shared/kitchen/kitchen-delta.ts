import type { DeviceId, LineId } from '../ids/ids.ts';
import type { Order } from '../order/order.ts';
import type { OrderEvent } from '../order/order-events.ts';
import { standingHeir } from '../pricing/price-order.ts';
import { heldCourses, isHeld } from './courses.ts';
import { toldOf } from './routing.ts';
import { toldAncestor } from './told-ancestor.ts';

type KitchenChange = Extract<OrderEvent, { type: 'order.sent' }>['payload']['changes'][number];

/**
 * What the kitchen must be told so that it knows what the order now says: the pure difference between what it was told
 * and what stands; spec [K2]. Lines that nobody makes are left out, and those that wait for their course, unless the
 * order ends; a new line is told only by the device that recorded it.
 */
export function kitchenDelta(order: Order, device: DeviceId, part: 'due' | 'all' = 'due'): KitchenChange[] {
  const byId = new Map(order.lines.map((line) => [line.lineId, line]));
  const standsIn = new Set<LineId>();
  const changes: KitchenChange[] = [];
  for (const line of order.lines) {
    if (line.voided || line.kitchen !== 'untold' || line.device !== device || toldOf(order, line).length === 0)
      continue;
    if (part === 'due' && isHeld(order, line)) continue;
    const told = toldAncestor(line, byId);
    if (told) standsIn.add(told.lineId);
    changes.push({ lineId: line.lineId, kind: told ? 'changed' : 'new', replaces: told?.lineId ?? null });
  }
  for (const line of order.lines) {
    if (!line.voided || line.voided.to || line.kitchen !== 'told' || standsIn.has(line.lineId)) continue;
    const heir = byId.get(standingHeir(order, line.lineId));
    const isOthersToTell = heir && !heir.voided && heir.kitchen === 'untold' && heir.device !== device;
    if (!isOthersToTell || toldOf(order, heir).length === 0)
      changes.push({ lineId: line.lineId, kind: 'void', replaces: null });
  }
  return changes;
}

/** What the kitchen must be told when a course is fired: what of this device waits with it; spec [K61]. */
export const firingDelta = (order: Order, device: DeviceId, course: number): KitchenChange[] =>
  (heldCourses(order).find((one) => one.course === course)?.lines ?? [])
    .filter((line) => line.device === device)
    .map(({ lineId }) => ({ lineId, kind: 'new' as const, replaces: null }));

/** What the kitchen must be told when the whole order is cancelled: to stop making all that it was told of. */
export const cancellationDelta = (order: Order): KitchenChange[] =>
  order.lines
    .filter((line) => line.kitchen === 'told' && !line.voided?.to)
    .map((line) => ({ lineId: line.lineId, kind: 'void' as const, replaces: null }));
