import type { OrderNotes } from './note-events.ts';
import type { Order } from './order.ts';
import type { OrderEvent } from './order-events.ts';

type Noted = Extract<OrderEvent, { type: 'order.noted' }>['payload'];

const NOTHING: OrderNotes = { note: null, allergies: [], told: true };

/**
 * The notes with what is said now: an allergy that one till says is never lost by another's word; spec [K64]. What came
 * with lines that the kitchen was told of, it knows; spec [FP15].
 */
export function withNotes(before: OrderNotes | undefined, said: Omit<Noted, 'orderId'>): OrderNotes {
  const { note, allergies } = before ?? NOTHING;
  const after = { note: said.note === undefined ? note : said.note, allergies: withAdded(allergies, said.allergies) };
  const isSame = after.note === note && after.allergies.join('\n') === allergies.join('\n');
  return before && isSame ? before : { ...after, told: said.told === true && (before ?? NOTHING).told };
}

/** The names without those that are taken back, and with those that are added, each once. */
export function withAdded(names: readonly string[], said: Noted['allergies']): string[] {
  const kept = names.filter((one) => !said?.remove.includes(one));
  return [...new Set([...kept, ...(said?.add ?? [])])];
}

/**
 * Whether a send that tells of `changes` lines has the notes to tell, too: they are others than the kitchen knows, and it
 * makes something of the order.
 */
export const hasNotesToTell = ({ notes, lines }: Order, changes: number): boolean =>
  notes !== undefined &&
  !notes.told &&
  (changes > 0 || lines.some(({ voided, kitchen }) => kitchen === 'told' && !voided));
