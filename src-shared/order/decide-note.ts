import { refuse } from '../refusal.ts';
import { err, ok } from '../result.ts';
import { MAX_ALLERGIES } from './note-commands.ts';
import { withNotes } from './notes.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision } from './order-context.ts';

/** Says what the kitchen is to know of the order as a whole; the next send tells it; spec [K64]. */
export function decideNote(order: Order, input: Extract<OrderCommand, { name: 'note' }>['input']): Decision {
  const { note, allergies } = input;
  const said = { ...(note !== undefined && { note }), ...(allergies && { allergies }) };
  const after = withNotes(order.notes, said);
  if (after.allergies.length > MAX_ALLERGIES) return err(refuse('too-many-allergies', { most: MAX_ALLERGIES }));
  if (after === order.notes || (!order.notes && after.note === null && after.allergies.length === 0)) {
    return err(refuse('note-unchanged', { number: order.number }));
  }
  return ok([{ type: 'order.noted', v: 1, payload: { orderId: order.id, ...said } }]);
}
