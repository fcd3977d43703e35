import { IconCheck } from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KitchenCard as Card } from '#shared/kitchen/kitchen-board.ts';
import { asksNothing, lineHeadings, ticketNotes, ticketTitle, waitsWords } from '#shared/printing/ticket-headings.ts';
import { CardHead } from './card-head.tsx';
import { CardLine } from './card-line.tsx';
import { CardPlace } from './card-place.tsx';
import { onto } from './cursor.ts';
import classes from './kitchen-card.module.css';
import { useKitchen, useScreenView } from './kitchen-context.tsx';
import { keyOf } from './ticket-key-of.ts';
import { ticketWordsHere } from './ticket-words-here.ts';

interface KitchenCardProps {
  readonly card: Card;
  /** The key of a bump bar that bumps it, if any does now. */
  readonly barKey: string | null;
  /** Whether Tab stops here: once for each station. */
  readonly isStop: boolean;
  /** Whether Enter is about it. */
  readonly isMarked: boolean;
}

/** A ticket as paper says it, in the same words. A tap anywhere on it says that it is done. */
export const KitchenCard = memo(function KitchenCard({ card, barKey, isStop, isMarked }: KitchenCardProps) {
  const { t } = useTranslation('screen');
  const kitchen = useKitchen();
  const { ticket } = card;
  const { kind = 'new', orderNumber, station } = ticket;
  const head = ticketTitle(ticket, ticketWordsHere());
  const waits = waitsWords(ticket, ticketWordsHere());
  const notes = ticketNotes(ticket, ticketWordsHere());
  const isFresh = useScreenView(({ fresh }) => fresh.has(keyOf(ticket)));
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isMarked) return;
    done.current?.focus({ preventScroll: true });
    done.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [isMarked]);
  return (
    <li className={classes.card} data-kind={kind} data-fresh={isFresh} data-marked={isMarked}>
      {head && <p className={classes.kind}>{head}</p>}
      <CardHead ticket={ticket} isFresh={isFresh} />
      <CardPlace ticket={ticket} />
      {kind !== 'moved' && asksNothing(ticket) && <p className={classes.rushNote}>{ticketWordsHere().rushNote}</p>}
      {kind === 'moved' && <p className={classes.rushNote}>{ticketWordsHere().movedNote}</p>}
      {notes.allergies && <p className={classes.allergies}>{notes.allergies}</p>}
      {notes.note.length > 0 && <p className={classes.note}>{notes.note.join('\n')}</p>}
      <ol className={classes.lines}>
        {ticket.lines.map((line, at) => (
          // Lines have no identity but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <CardLine key={at} line={line} card={card} headings={lineHeadings(ticket, at, ticketWordsHere())} />
        ))}
      </ol>
      {waits && <p className={classes.waits}>{waits}</p>}
      <button
        ref={done}
        type="button"
        className={classes.done}
        tabIndex={isStop ? 0 : -1}
        aria-keyshortcuts={barKey ?? undefined}
        onClick={() => kitchen.bump(card)}
        onFocus={() => {
          const column = kitchen.columns().find(({ id }) => id === station.stationId);
          const at = column?.cards.findIndex((one) => keyOf(one.ticket) === keyOf(ticket)) ?? -1;
          if (column && at >= 0) kitchen.ui.setState({ cursor: onto(column, at) });
        }}
      >
        {barKey && (
          <kbd className={classes.key} aria-hidden>
            {barKey}
          </kbd>
        )}
        <span className={classes.label}>
          <IconCheck size={24} aria-hidden />
          {t('card.done')}
          <span className={classes.spoken}>{`: ${orderNumber}, ${station.name}`}</span>
        </span>
      </button>
    </li>
  );
});
