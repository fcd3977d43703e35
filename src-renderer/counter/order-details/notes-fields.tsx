import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MAX_NOTE } from '#shared/order/note-commands.ts';
import { AllergiesField } from '../allergies/allergies-field.tsx';
import type { NotesDraft } from './notes-draft.ts';

/** What the kitchen is to know of the whole order: allergies, the usual ones offered and any other typed, and a note; spec [K64]. */
export function NotesFields({
  draft,
  excess,
  onChange,
}: {
  readonly draft: NotesDraft;
  /** By how many characters the note is too long to be said. */
  readonly excess: number;
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
        error={excess > 0 && t('details.noteTooLong', { most: MAX_NOTE, excess })}
        value={draft.note}
        onChange={(event) => onChange({ ...draft, note: event.currentTarget.value })}
      />
    </>
  );
}
