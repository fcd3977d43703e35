import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MAX_NOTE, type NoteSet } from '#shared/order/note-commands.ts';
import type { Order } from '#shared/order/order.ts';
import { AllergiesField } from '../allergies/allergies-field.tsx';

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

/** What the kitchen is to know of the whole order: allergies, the usual ones offered and any other typed, and a note; spec [K64]. */
export function NotesFields({
  draft,
  onChange,
}: {
  readonly draft: NotesDraft;
  readonly onChange: (draft: NotesDraft) => void;
}) {
  const { t } = useTranslation('counter');
  return (
    <>
      <AllergiesField
        label={t('details.allergies')}
        value={draft.allergies}
        onChange={(allergies) => onChange({ ...draft, allergies })}
      />
      <Textarea
        label={t('details.note')}
        description={t('details.noteHint')}
        autosize
        maxRows={3}
        maxLength={MAX_NOTE}
        value={draft.note}
        onChange={(event) => onChange({ ...draft, note: event.currentTarget.value })}
      />
    </>
  );
}
