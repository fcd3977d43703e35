import type { LineId } from '../ids/ids.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { namesOf } from './line-allergies.ts';
import { MAX_ALLERGIES } from './note-commands.ts';
import { withAdded } from './notes.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';

type Input = Extract<OrderCommand, { name: 'noteLines' }>['input'];

/** Says what the guest of lines is allergic to; the next send tells it, also of what is made already; spec [K80]. */
export function decideNoteLines(order: Order, { lineIds, allergies }: Input): Decision {
  const events: OrderEvent[] = [];
  for (const lineId of new Set(lineIds)) {
    const line = order.lines.find((one) => one.lineId === lineId);
    if (!line) return err(refuse('line-unknown'));
    if (line.voided) return err(refuse('line-voided'));
    const noted = lineNoted(order, lineId, namesOf(line), allergies);
    if (!noted.ok) return noted;
    events.push(...noted.value);
  }
  return events.length > 0 ? ok(events) : err(refuse('note-unchanged', { number: order.number }));
}

/** What follows for one line that has these names; nothing where they are the same afterwards. */
export function lineNoted(
  order: Pick<Order, 'id'>,
  lineId: LineId,
  names: readonly string[],
  allergies: Input['allergies'],
): Result<OrderEvent[], Refusal> {
  const after = withAdded(names, allergies);
  if (after.length > MAX_ALLERGIES) return err(refuse('too-many-allergies', { most: MAX_ALLERGIES }));
  if (after.join('\n') === names.join('\n')) return ok([]);
  return ok([{ type: 'order.line-noted', v: 1, payload: { orderId: order.id, lineId, allergies } }]);
}

/** What follows besides for lines that are rung up for a guest with allergies. */
export function withAllergiesSaid(
  order: Pick<Order, 'id'>,
  decision: Decision,
  lineIds: readonly LineId[],
  allergies: Input['allergies']['add'] | undefined,
): Decision {
  if (!decision.ok || !allergies) return decision;
  const events = [...decision.value];
  for (const lineId of lineIds) {
    const noted = lineNoted(order, lineId, [], { add: allergies, remove: [] });
    if (!noted.ok) return noted;
    events.push(...noted.value);
  }
  return ok(events);
}
