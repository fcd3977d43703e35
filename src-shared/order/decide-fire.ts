import { firedCourses } from '../kitchen/courses.ts';
import { firingDelta } from '../kitchen/kitchen-delta.ts';
import { refuse } from '../refusal.ts';
import { err, ok } from '../result.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision, OrderContext } from './order-context.ts';
import { sentEvent } from './sent-event.ts';

type Input = Extract<OrderCommand, { name: 'fireCourse' }>['input'];

/** Fires a course, once: what waits with it is sent, and nothing else; spec [K61]. */
export function decideFireCourse(order: Order, input: Input, ctx: OrderContext): Decision {
  const { course, sendId } = input;
  if (input.expectedVersion !== order.version) return err(refuse('order-stale', { number: order.number }));
  if (firedCourses(order).has(course)) return err(refuse('course-fired', { course }));
  const changes = firingDelta(order, ctx.device, course);
  if (changes.length === 0) return err(refuse('nothing-to-fire', { course }));
  return ok([
    { type: 'order.course-fired', v: 1, payload: { orderId: order.id, sendId, course } },
    sentEvent(order, sendId, changes),
  ]);
}
