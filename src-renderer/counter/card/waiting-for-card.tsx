import { IconArrowLeft, IconCreditCardPay } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/order/order.ts';
import { type CardAttempt, movedBy } from '#shared/payment/attempt.ts';
import { useMoney } from '../../components/use-money.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import { SimulatedGuest } from './simulated-guest.tsx';
import classes from './waiting-for-card.module.css';

/** An order that is with the card reader: how far it is, and the way out, which is always there. Null: it is on its way there. */
export function WaitingForCard({ order, attempt }: { readonly order: Order; readonly attempt: CardAttempt | null }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const till = useTill();
  const money = useMoney();
  const heading = useRef<HTMLHeadingElement>(null);
  // Not the button: the second of two taps on the one before must not cancel.
  useEffect(() => heading.current?.focus(), []);
  const state = attempt?.state ?? 'creating';
  const known = t('card.states', { returnObjects: true }) as Readonly<Record<string, string>>;
  const leave = () => counter.store.setState({ paying: false });
  return (
    <section
      className={classes.screen}
      aria-label={t('card.waiting')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      <header className={classes.head}>
        <button type="button" className={classes.back} onClick={leave}>
          <IconArrowLeft size={22} aria-hidden />
          {t('payment.back')}
        </button>
      </header>
      <div className={classes.body}>
        {attempt?.driver === 'simulated' && <p className={classes.simulated}>{t('card.simulated')}</p>}
        <IconCreditCardPay className={classes.icon} size={56} stroke={1.4} aria-hidden />
        <h2 ref={heading} tabIndex={-1} className={classes.title}>
          {t('card.amount', { number: order.number })}
        </h2>
        <p className={classes.amount}>{attempt ? money(movedBy(attempt)) : ''}</p>
        <p className={classes.state} role="status">
          {known[state] ?? ''}
        </p>
        {attempt?.kind !== 'refund' && (
          <>
            <button
              type="button"
              className={classes.cancel}
              aria-disabled={attempt === null}
              onClick={() => {
                if (attempt) void till.attempt((client) => client.cards.cancel({ attemptId: attempt.id }));
              }}
            >
              {t('card.cancel')}
            </button>
            <p className={classes.hint}>{t('card.cancelHint')}</p>
          </>
        )}
        {attempt?.driver === 'simulated' && attempt.kind === 'sale' && attempt.state === 'collecting' && (
          <SimulatedGuest attempt={attempt} />
        )}
      </div>
    </section>
  );
}
