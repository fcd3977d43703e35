import { MAX_NOTE, type NoteSet } from '#shared/order/note-commands.ts';
import type { Order } from '#shared/order/order.ts';

export interface NotesDraft {
  readonly note: string;
  readonly allergies: readonly string[];
}

export const notesDraftOf = ({ notes }: Order): NotesDraft => ({
  note: notes?.note ?? '',
  allergies: notes?.allergies ?? [],
});

/** What of a draft the order does not say yet; null where it says all of it. */
export function noteSetOf(order: Order, draft: NotesDraft): NoteSet | null {
  const before = notesDraftOf(order);
  const note = draft.note.trim();
  const add = draft.allergies.filter((one) => !before.allergies.includes(one));
  const remove = before.allergies.filter((one) => !draft.allergies.includes(one));
  const set = {
    ...(note !== before.note && { note: note === '' ? null : note }),
    ...(add.length + remove.length > 0 && { allergies: { add, remove } }),
  };
  return Object.keys(set).length > 0 ? set : null;
}

/** By how many characters a draft's note is longer than one may be said; one that came so with another order stays; spec [U63]. */
export const noteExcessOf = (order: Order, draft: NotesDraft): number =>
  Math.max(0, (noteSetOf(order, draft)?.note?.length ?? 0) - MAX_NOTE);
