import { IconArrowLeft } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaymentId } from '#shared/ids/ids.ts';
import { asMinor, type Minor } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { balanceOf } from '#shared/payment/balance.ts';
import { Keypad } from '../../components/keypad/keypad.tsx';
import { amountOf, keypadKeyOf, typeAmount } from '../../components/keypad/keypad-entry.ts';
import { useCurrency, useMoney } from '../../components/use-money.ts';
import { useTill } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import classes from './payment-screen.module.css';
import { quickAmounts } from './quick-amounts.ts';

/** Takes cash for the order in hand: one tap for what people hand over, or any amount typed. */
export function PaymentScreen({ order }: { readonly order: Order }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const till = useTill();
  const money = useMoney();
  const currency = useCurrency();
  const [entry, setEntry] = useState('');
  // One identity for one asking: a double tap, or a repeat after a lost reply, is the same payment.
  const [paymentId, setPaymentId] = useState(() => till.newId<PaymentId>());
  const exact = useRef<HTMLButtonElement>(null);
  const takeButton = useRef<HTMLButtonElement>(null);
  useEffect(() => exact.current?.focus(), []);

  const due = balanceOf(order);
  const entered = amountOf(entry);
  const change = asMinor(Math.max(0, entered - due));
  const leave = () => counter.store.setState({ paying: false });

  const take = (tendered: Minor) => {
    const refusal = counter.payCash(paymentId, tendered);
    if (refusal) return;
    setEntry('');
    setPaymentId(till.newId<PaymentId>());
  };
  const onKey = (event: KeyboardEvent) => {
    const key = keypadKeyOf(event.key);
    if (key) {
      setEntry((before) => typeAmount(before, key));
      // Enter now takes what was typed: show it there.
      takeButton.current?.focus();
    } else if (event.key === 'Enter' && entered > 0) take(entered);
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className={classes.screen} aria-label={t('payment.label')} onKeyDown={onKey}>
      <header className={classes.head}>
        <button type="button" className={classes.back} onClick={leave}>
          <IconArrowLeft size={22} aria-hidden />
          {t('payment.back')}
        </button>
        <h2 className={classes.title}>{t('payment.title')}</h2>
      </header>
      <div className={classes.body}>
        <div className={classes.side}>
          <p className={classes.dueLabel}>{t('payment.due', { number: order.number })}</p>
          <p className={classes.due}>{money(due)}</p>
          <div className={classes.quick}>
            {quickAmounts(due, currency).map((amount, at) => (
              <button
                key={amount}
                ref={at === 0 ? exact : null}
                type="button"
                className={classes.amount}
                data-exact={at === 0}
                onClick={() => take(amount)}
              >
                {money(amount)}
                {at === 0 && <span className={classes.exact}>{t('payment.exact')}</span>}
              </button>
            ))}
          </div>
        </div>
        <div className={classes.side}>
          <p className={classes.dueLabel}>{t('payment.received')}</p>
          <output className={classes.entry} data-empty={entry === ''} aria-label={t('payment.received')}>
            {money(entered)}
          </output>
          <div className={classes.keypad}>
            <Keypad corner="00" onKey={(key) => setEntry((before) => typeAmount(before, key))} />
          </div>
          <button
            ref={takeButton}
            type="button"
            className={classes.take}
            aria-disabled={entered === 0}
            onClick={entered === 0 ? undefined : () => take(entered)}
          >
            <span>{entered > 0 && entered < due ? t('payment.takePart') : t('payment.take')}</span>
            <span className={classes.change}>
              {entered === 0
                ? ''
                : entered < due
                  ? t('payment.left', { amount: money(asMinor(due - entered)) })
                  : t('payment.change', { amount: money(change) })}
            </span>
          </button>
        </div>
      </div>
    </section>
  );
}
