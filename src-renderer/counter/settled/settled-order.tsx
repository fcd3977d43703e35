import { IconCircleCheckFilled, IconPlus, IconReceipt } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { add } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { tipOf } from '#shared/payment/payment.ts';
import { priceOrder } from '#shared/pricing/price-order.ts';
import type { ReceiptPart } from '#shared/receipt/receipt-part.ts';
import { useMoney } from '../../components/use-money.ts';
import { MailStates } from '../../receipts/mail-states.tsx';
import { ReceiptChoice } from '../../receipts/receipt-choice.tsx';
import { useTillView } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import { onlyPayment, paidRows } from './paid-rows.ts';
import { receiptStatus } from './receipt-status.ts';
import { SettledHeadline } from './settled-headline.tsx';
import classes from './settled-order.module.css';
import { useTenderName } from './use-tender-name.ts';

const WHOLE: ReceiptPart = { kind: 'order' };

/** A sale that is done: the change to give, and how its receipt stands. The next item starts a fresh order. */
export function SettledOrder({ order, saving }: { readonly order: Order; readonly saving: boolean }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const money = useMoney();
  const receipt = useTillView(({ printJobs, state }) =>
    receiptStatus(order.id, printJobs, state?.settings.shop.printReceipts ?? false),
  );
  const link = useTillView((view) => view.link);
  const total = order.status.state === 'completed' ? order.status.totals.total : priceOrder(order).total;
  const tip = add(...order.payments.map(tipOf));
  const isSimulated = order.payments.some((payment) => payment.tender === 'card' && payment.card.simulated);
  const nameOf = useTenderName();
  const paid = paidRows(order);
  const rows = onlyPayment(paid) ? [] : paid;
  const receiptNumber = order.status.state === 'completed' ? order.status.receiptNumber : '';

  return (
    <div className={classes.settled}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('order.title', { number: order.number })}</h2>
        {/* The engine has it on disk: nothing says so before. */}
        {!saving && (
          <span className={classes.paid}>
            <IconCircleCheckFilled size={20} aria-hidden />
            {t('settled.paid')}
          </span>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: many payments scroll, and must be reached by key */}
      <div className={classes.body} tabIndex={0}>
        <SettledHeadline order={order} total={total} />
        <dl className={classes.facts}>
          <div>
            <dt>{t('totals.total')}</dt>
            <dd>{money(total)}</dd>
          </div>
          {tip > 0 && (
            <div>
              <dt>{t('settled.tip')}</dt>
              <dd>{money(tip)}</dd>
            </div>
          )}
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: payments of a settled order keep their places
            <div key={at}>
              <dt>{nameOf(row)}</dt>
              <dd>{money(row.amount)}</dd>
            </div>
          ))}
          <div>
            <dt>{t('settled.receipt')}</dt>
            <dd>{receiptNumber === '' ? '–' : receiptNumber}</dd>
          </div>
        </dl>
        {isSimulated && <p className={classes.simulated}>{t('card.simulated')}</p>}
        <p className={classes.status} role="status" data-unsaved={saving && link !== 'up'}>
          <IconReceipt size={18} aria-hidden />
          {saving ? t(link === 'up' ? 'settled.saving' : 'settled.notSaved') : t(`settled.print.${receipt}`)}
        </p>
        <MailStates orderId={order.id} />
      </div>
      {!saving && (
        <div className={classes.choice}>
          <ReceiptChoice orderId={order.id} part={WHOLE} wasPrinted={receipt !== 'none'} />
        </div>
      )}
      <p className={classes.hint}>{t('settled.next')}</p>
      <div className={classes.actions}>
        <button type="button" className={classes.next} onClick={() => counter.take(null)}>
          <IconPlus size={22} aria-hidden />
          {t('settled.new')}
        </button>
      </div>
    </div>
  );
}
