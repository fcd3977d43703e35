import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { wasTold } from './decide-line.ts';
import type { Order, OrderLine } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';

type Input = Extract<OrderCommand, { name: 'placeLines' }>['input'];

/** Moves lines to a seat or a course. What the kitchen was told of stays in its course; it hears nothing of seats; [O30]. */
export function decidePlaceLines(order: Order, input: Input): Decision {
  const events: OrderEvent[] = [];
  for (const lineId of new Set(input.lineIds)) {
    const line = order.lines.find((one) => one.lineId === lineId);
    const set = line ? placeable(order, line, input) : err(refuse('line-unknown'));
    if (!set.ok) return set;
    if (Object.keys(set.value).length === 0) continue;
    events.push({ type: 'order.line-placed', v: 1, payload: { orderId: order.id, lineId, ...set.value } });
  }
  return events.length > 0 ? ok(events) : err(refuse('place-unchanged'));
}

type Place = Pick<Input, 'seat' | 'course'>;

/** What of a place is another than the line has. */
function placeable(order: Order, line: OrderLine, { seat, course }: Place): Result<Place, Refusal> {
  if (line.voided) return err(refuse('line-voided'));
  const another = course !== undefined && course !== (line.course ?? null);
  if (another && wasTold(order, line)) return err(refuse('course-told', { name: line.name }));
  return ok({
    ...(seat !== undefined && seat !== (line.seat ?? null) && { seat }),
    ...(another && { course }),
  });
}
