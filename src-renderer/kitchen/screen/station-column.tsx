import { IconArrowDown } from '@tabler/icons-react';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Column } from './columns.ts';
import { cardUnder, keyAt } from './cursor.ts';
import { KitchenCard } from './kitchen-card.tsx';
import { useKitchen } from './kitchen-context.tsx';
import classes from './station-column.module.css';
import { keyOf } from './ticket-key-of.ts';
import { ticketWordsHere } from './ticket-words-here.ts';
import { urgentKind } from './urgent-kind.ts';
import { useBelow } from './use-below.ts';

interface StationColumnProps {
  readonly column: Column;
  /** Whether the keys of a bump bar are about this station. */
  readonly hasKeys: boolean;
}

/** One station: its tickets, oldest first. What is out of sight is counted, and what cannot wait among it named. */
export function StationColumn({ column, hasKeys }: StationColumnProps) {
  const { t } = useTranslation('screen');
  const { ui } = useKitchen();
  const cursor = useStore(ui, (state) => state.cursor);
  const byKeys = useStore(ui, (state) => state.byKeys);
  const list = useRef<HTMLOListElement>(null);
  const below = useBelow(list, column.cards);
  const title = useId();
  const under = cardUnder([column], hasKeys ? cursor : { stationId: column.id, key: null, at: 0 });
  return (
    <section className={classes.column} aria-labelledby={title} data-keys={hasKeys}>
      <h2
        id={title}
        className={classes.title}
        aria-label={t('standing', { station: column.name, count: column.cards.length })}
      >
        <span>{column.name}</span>
        <span className={classes.count}>{column.cards.length}</span>
      </h2>
      {column.cards.length === 0 && <p className={classes.nothing}>{t('nothing')}</p>}
      <ol ref={list} className={classes.cards}>
        {column.cards.map((card, at) => (
          <KitchenCard
            key={keyOf(card.ticket)}
            card={card}
            barKey={hasKeys ? keyAt(at) : null}
            isStop={card === under}
            isMarked={hasKeys && byKeys && cursor.key !== null && card === under}
          />
        ))}
      </ol>
      {below.length > 0 && (
        <button
          type="button"
          className={classes.below}
          tabIndex={-1}
          onClick={() => list.current?.scrollBy({ top: list.current.clientHeight * 0.8, behavior: 'smooth' })}
        >
          <IconArrowDown size={24} aria-hidden />
          {t('below', { count: below.length })}
          {below.map(({ ticket }) => {
            const kind = urgentKind(ticket);
            return (
              kind && (
                <strong key={keyOf(ticket)} className={classes.urgent}>
                  {ticketWordsHere()[kind]} {ticket.orderNumber}
                </strong>
              )
            );
          })}
        </button>
      )}
    </section>
  );
}
