import { IconAlertTriangle, IconNote } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderNotes as Notes } from '#shared/order/note-events.ts';
import classes from './order-notes.module.css';

/** What the kitchen is to know of the whole order, above its lines. */
export const OrderNotes = memo(function OrderNotes({ notes }: { readonly notes: Notes }) {
  const { t } = useTranslation('counter');
  return (
    <div className={classes.notes}>
      {notes.allergies.length > 0 && (
        <p className={classes.allergies}>
          <IconAlertTriangle size={18} aria-hidden />
          {t('modifier.allergy', { name: notes.allergies.join(', ') })}
        </p>
      )}
      {notes.note !== null && (
        <p className={classes.note}>
          <IconNote size={16} aria-hidden /> {notes.note}
        </p>
      )}
    </div>
  );
});
