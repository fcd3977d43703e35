import { useTranslation } from 'react-i18next';
import { ZERO } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { useMoney } from '../../components/use-money.ts';
import classes from './given-change.module.css';

/** What goes back to the guest who has just paid, while others still pay for the same order; spec [U7]. */
export function GivenChange({ order }: { readonly order: Order }) {
  const { t } = useTranslation('counter');
  const money = useMoney();
  const last = order.payments.at(-1);
  const change = last?.tender === 'cash' ? last.change : ZERO;
  return <output className={classes.given}>{change > 0 && t('payment.given', { change: money(change) })}</output>;
}
