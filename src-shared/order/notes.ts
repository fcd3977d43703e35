import type { OrderNotes } from './note-events.ts';
import type { Order } from './order.ts';
import type { OrderEvent } from './order-events.ts';

type Noted = Extract<OrderEvent, { type: 'order.noted' }>['payload'];

const NOTHING: OrderNotes = { note: null, allergies: [], told: true };

/** The notes with what is said now: an allergy that one till says is never lost by another's word; spec [K64]. */
export function withNotes(before: OrderNotes | undefined, said: Omit<Noted, 'orderId'>): OrderNotes {
  const { note, allergies } = before ?? NOTHING;
  const kept = allergies.filter((one) => !said.allergies?.remove.includes(one));
  const added = (said.allergies?.add ?? []).filter((one) => !kept.includes(one));
  const after = { note: said.note === undefined ? note : said.note, allergies: [...new Set([...kept, ...added])] };
  const isSame = after.note === note && after.allergies.join('\n') === allergies.join('\n');
  return before && isSame ? before : { ...after, told: false };
}

/**
 * Whether a send that tells of `changes` lines has the notes to tell, too: they are others than the kitchen knows, and it
 * makes something of the order.
 */
export const hasNotesToTell = ({ notes, lines }: Order, changes: number): boolean =>
  notes !== undefined &&
  !notes.told &&
  (changes > 0 || lines.some(({ voided, kitchen }) => kitchen === 'told' && !voided));
