import type { OrderNotes } from './note-events.ts';
import type { Order } from './order.ts';
import type { OrderEvent } from './order-events.ts';

type Noted = Extract<OrderEvent, { type: 'order.noted' }>['payload'];
type Sent = Extract<OrderEvent, { type: 'order.sent' }>['payload'];

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
 * The notes that a send which tells of `changes` lines tells, too: they are others than the kitchen knows, and it makes
 * something of the order. Null: none; spec [K64].
 */
export function notesToTell({ notes, lines }: Order, changes: number): Sent['notes'] | null {
  const isMade = changes > 0 || lines.some(({ voided, kitchen }) => kitchen === 'told' && !voided);
  return notes && !notes.told && isMade ? { note: notes.note, allergies: [...notes.allergies] } : null;
}

/** The notes after a send: what another till said meanwhile, its tickets do not say. Of sends of before it is not known. */
export function toldNotes(notes: OrderNotes, sent: Sent): OrderNotes {
  return sent.noted && (!sent.notes || isSaid(notes, sent.notes)) ? { ...notes, told: true } : notes;
}

const isSaid = ({ note, allergies }: OrderNotes, told: NonNullable<Sent['notes']>): boolean =>
  note === told.note &&
  allergies.length === told.allergies.length &&
  allergies.every((one) => told.allergies.includes(one));
