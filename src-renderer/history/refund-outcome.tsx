import { useTranslation } from 'react-i18next';
import type { OrderId } from '#shared/ids/ids.ts';
import { movedBy } from '#shared/payment/attempt.ts';
import { useMoney } from '../components/use-money.ts';
import { useLastAttempt } from '../counter/card/use-card-attempt.ts';
import classes from './history-screen.module.css';

/** What became of money that goes back to a card; nothing once it is there, for then the story says it. */
export function RefundOutcome({ orderId }: { readonly orderId: OrderId }) {
  const { t } = useTranslation('history');
  const money = useMoney();
  const attempt = useLastAttempt(orderId);
  if (attempt?.kind !== 'refund' || attempt.state === 'returned') return null;
  const isOver = attempt.state === 'failed' || attempt.state === 'cancelled';
  const said = isOver ? 'failed' : attempt.state === 'unknown' ? 'unknown' : 'going';
  return (
    <p className={classes.outcome} role={isOver ? 'alert' : 'status'} data-bad={said !== 'going' || undefined}>
      {t(`refunds.toCard.${said}`, { amount: money(movedBy(attempt)) })}
    </p>
  );
}
