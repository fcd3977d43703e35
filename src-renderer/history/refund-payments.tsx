import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PaymentId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import { takenBy } from '#shared/payment/payment.ts';
import { leftOfPayment } from '#shared/payment/refund.ts';
import { useMoney } from '../components/use-money.ts';
import classes from './refund-dialog.module.css';

/** Which payments the money goes back to, where there is a choice; they are filled in the order in which they stand. */
export function RefundPayments({
  order,
  chosen,
  onChange,
}: {
  readonly order: Order;
  readonly chosen: ReadonlySet<PaymentId>;
  readonly onChange: (paymentId: PaymentId, isChosen: boolean) => void;
}) {
  const { t } = useTranslation('history');
  const money = useMoney();
  const open = order.payments.filter((payment) => {
    const { amount, tip } = leftOfPayment(order, payment);
    return amount > 0 || tip > 0;
  });
  if (open.length < 2) return null;
  return (
    <fieldset className={classes.payments}>
      <legend>{t('refunds.payments')}</legend>
      {open.map((payment) => (
        <Checkbox
          key={payment.paymentId}
          size="lg"
          label={t('refunds.payment', { tender: t(`tenders.${payment.tender}`), amount: money(takenBy(payment)) })}
          checked={chosen.has(payment.paymentId)}
          onChange={(event) => onChange(payment.paymentId, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}
