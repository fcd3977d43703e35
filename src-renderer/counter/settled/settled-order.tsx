import { IconCircleCheckFilled, IconPlus, IconReceipt } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/order/order.ts';
import { priceOrder } from '#shared/pricing/price-order.ts';
import type { ReceiptPart } from '#shared/receipt/receipt-part.ts';
import { useMoney } from '../../components/use-money.ts';
import { MailStates } from '../../receipts/mail-states.tsx';
import { ReceiptChoice } from '../../receipts/receipt-choice.tsx';
import { useTillView } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import { changeOf, handedOverBy } from '../payment/due.ts';
import { receiptStatus } from './receipt-status.ts';
import classes from './settled-order.module.css';

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
  const change = changeOf(order, total);
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
      <div className={classes.body}>
        <p className={classes.label}>{t('settled.change')}</p>
        <output className={classes.change} aria-label={t('settled.change')}>
          {money(change)}
        </output>
        <dl className={classes.facts}>
          <div>
            <dt>{t('totals.total')}</dt>
            <dd>{money(total)}</dd>
          </div>
          {handedOverBy(order).map(([tender, amount]) => (
            <div key={tender}>
              <dt>{t(`settled.tenders.${tender}`)}</dt>
              <dd>{money(amount)}</dd>
            </div>
          ))}
          <div>
            <dt>{t('settled.receipt')}</dt>
            <dd>{receiptNumber === '' ? '–' : receiptNumber}</dd>
          </div>
        </dl>
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
