import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { allDay } from '#shared/kitchen/all-day.ts';
import { quantityText } from '#shared/printing/paper-quantity.ts';
import { modifierWords } from '#shared/printing/ticket-words.ts';
import { displayLocale } from '../../components/display-locale.ts';
import classes from './all-day-panel.module.css';
import type { Column } from './columns.ts';
import { useKitchen } from './kitchen-context.tsx';
import { ticketWordsHere } from './ticket-words-here.ts';

/** How much is still to be made of everything, for each station that this screen shows. */
export function AllDayPanel({ columns }: { readonly columns: readonly Column[] }) {
  const { t } = useTranslation('screen');
  const { ui } = useKitchen();
  return (
    <aside className={classes.panel} aria-label={t('allDay.title')}>
      <header className={classes.head}>
        <h2>{t('allDay.title')}</h2>
        <button
          type="button"
          className={classes.close}
          aria-label={t('allDay.close')}
          onClick={() => ui.setState({ showsAllDay: false })}
        >
          <IconX size={24} aria-hidden />
        </button>
      </header>
      {columns.map((column) => (
        <StationCounts key={column.id} column={column} isNamed={columns.length > 1} />
      ))}
    </aside>
  );
}

function StationCounts({ column, isNamed }: { readonly column: Column; readonly isNamed: boolean }) {
  const { t } = useTranslation('screen');
  const counts = allDay(column.cards.map(({ ticket }) => ticket));
  const pieces = (quantity: (typeof counts)[number]['quantity']) => quantityText(quantity, displayLocale());
  return (
    <section className={classes.station}>
      {isNamed && <h3>{column.name}</h3>}
      {counts.length === 0 && <p className={classes.none}>{t('allDay.none')}</p>}
      <ul className={classes.list}>
        {counts.map(({ name, quantity, ways }) => (
          <li key={name}>
            <p className={classes.item}>
              <b>{pieces(quantity)}</b> {name}
            </p>
            {ways.some(({ modifiers }) => modifiers.length > 0) && (
              <ul className={classes.ways}>
                {ways.map((way) => {
                  const words = way.modifiers
                    .map((modifier) => modifierWords(modifier, ticketWordsHere()).text)
                    .join(', ');
                  return (
                    <li key={words}>
                      <b>{pieces(way.quantity)}</b> {words || t('card.plain')}
                    </li>
                  );
                })}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
