import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/order/order.ts';
import { checkTotals } from '#shared/payment/checks.ts';
import { givenBack } from '#shared/payment/refund.ts';
import type { ReceiptPart } from '#shared/receipt/receipt-part.ts';
import { useMoney } from '../components/use-money.ts';
import { MailStates } from '../receipts/mail-states.tsx';
import { ReceiptChoice } from '../receipts/receipt-choice.tsx';
import classes from './history-screen.module.css';

/** The receipts that there are of an order: of all of it, of each check that was paid and of what was given back; spec [RC1]. */
export function ReceiptParts({ order }: { readonly order: Order }) {
  const { t } = useTranslation('history');
  const money = useMoney();
  const [chosen, setChosen] = useState(0);
  const parts: { readonly part: ReceiptPart; readonly label: string }[] = [
    ...(order.status.state === 'completed' ? [{ part: { kind: 'order' } as const, label: t('ofOrder') }] : []),
    ...checkTotals(order).flatMap(({ checkId, number, balance }) =>
      balance === 0 && order.payments.some((payment) => payment.checkId === checkId)
        ? [{ part: { kind: 'check', checkId } as const, label: t('ofCheck', { number }) }]
        : [],
    ),
    ...(order.refunds ?? []).map((refund) => ({
      part: { kind: 'refund', refundId: refund.refundId } as const,
      label: t('ofRefund', { amount: money(givenBack(refund)) }),
    })),
  ];
  const part = parts[chosen] ?? parts[0];
  if (!part) return null;
  return (
    <section className={classes.receipts} aria-label={t('receipts')}>
      {parts.length > 1 && (
        <NativeSelect
          size="lg"
          aria-label={t('receipts')}
          value={String(parts.indexOf(part))}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
          data={parts.map(({ label }, at) => ({ value: String(at), label }))}
        />
      )}
      <ReceiptChoice orderId={order.id} part={part.part} wasPrinted />
      <MailStates orderId={order.id} />
    </section>
  );
}
