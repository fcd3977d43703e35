import { useTranslation } from 'react-i18next';
import { add, type Minor } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { useMoney } from '../../components/use-money.ts';
import { changeOf } from '../payment/due.ts';
import { onlyPayment, paidRows } from './paid-rows.ts';
import classes from './settled-order.module.css';
import { useTenderName } from './use-tender-name.ts';

/** What the cashier still has to do: give change. Where no cash came in, what was paid, and by which card. */
export function SettledHeadline({ order, total }: { readonly order: Order; readonly total: Minor }) {
  const { t } = useTranslation('counter');
  const money = useMoney();
  const nameOf = useTenderName();
  const rows = paidRows(order);
  const only = onlyPayment(rows);
  const change = changeOf(order, total);
  const givesChange = change > 0 || rows.some(({ tender }) => tender === 'cash');
  const label = givesChange ? t('settled.change') : only ? nameOf(only) : t('settled.paid');
  const amount = givesChange ? change : add(...rows.map((row) => row.amount));
  return (
    <>
      <p className={classes.label}>{label}</p>
      <output className={classes.change} aria-label={label}>
        {money(amount)}
      </output>
    </>
  );
}
