import { IconCreditCardPay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/order/order.ts';
import type { CardAttempt } from '#shared/payment/attempt.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import classes from './card-tender.module.css';

/** What a card will be asked for and by what, beside the keypad. */
export function CardTender({ asksTip }: { readonly asksTip: boolean }) {
  const { t } = useTranslation('counter');
  const isSimulated = useTillView(({ state }) => state?.settings.shop.cards.reader === 'simulated');
  return (
    <div className={classes.tender}>
      <p className={classes.hint}>
        <IconCreditCardPay size={28} stroke={1.5} aria-hidden />
        {t(asksTip ? 'card.hintTip' : 'card.hint')}
      </p>
      {isSimulated && <p className={classes.simulated}>{t('card.simulated')}</p>}
    </div>
  );
}

/** Why the card did not pay, until it is asked again or something else was paid. */
export function CardOutcome({ last, order }: { readonly last: CardAttempt | null; readonly order: Order }) {
  const { t } = useTranslation('counter');
  if (last?.kind !== 'sale' || order.payments.some(({ at }) => at > last.changedAt)) return null;
  if (last.state === 'cancelling') {
    return (
      <p className={classes.note} role="status">
        {t('card.undoing')}
      </p>
    );
  }
  return last.problem && (last.state === 'failed' || last.state === 'cancelled') ? (
    <p className={classes.problem} role="alert">
      {t(`card.problems.${last.problem}`)}
    </p>
  ) : null;
}
