import { SegmentedControl, TextInput } from '@mantine/core';
import { IconArrowLeft, IconArrowsSplit2 } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckId, PaymentId } from '#shared/ids/ids.ts';
import { asMinor, type Minor, type Rate, ZERO } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import type { CardAttempt } from '#shared/payment/attempt.ts';
import { balanceOf } from '#shared/payment/balance.ts';
import { checkTotals } from '#shared/payment/checks.ts';
import { dueInCash } from '#shared/payment/decide-payment.ts';
import { isTyping } from '../../components/is-typing.ts';
import { Keypad } from '../../components/keypad/keypad.tsx';
import { amountOf, type KeypadKey, keypadKeyOf, typeAmount } from '../../components/keypad/keypad-entry.ts';
import { useCurrency, useMoney } from '../../components/use-money.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { CardOutcome, CardTender } from '../card/card-tender.tsx';
import { useLastAttempt } from '../card/use-card-attempt.ts';
import type { PaymentMore } from '../counter.ts';
import { useCounter } from '../counter-context.tsx';
import { CheckTabs } from './check-tabs.tsx';
import { GivenChange } from './given-change.tsx';
import classes from './payment-screen.module.css';
import { quickAmounts } from './quick-amounts.ts';
import { TakeButton } from './take-button.tsx';
import { TipRow } from './tip-row.tsx';

/** A card that the reader said no to is mostly followed by another one. */
const canTryAgain = (last: CardAttempt | null): boolean =>
  last?.state === 'failed' && last.problem !== 'reader-offline' && last.problem !== 'unreachable';

type Tender = 'cash' | 'card' | 'external';
/** When somebody tapped, whenever that is heard. */
type Tapped = Pick<Event, 'timeStamp'>;

const REST_MS = 400;
const NONE: readonly Rate[] = [];

/** Takes payments for the order in hand, or for one of its checks: one tap for what people hand over, or any amount typed. */
export function PaymentScreen({ order }: { readonly order: Order }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const till = useTill();
  const money = useMoney();
  const currency = useCurrency();
  const presets = useTillView(({ state }) => state?.settings.shop.tipPresets ?? NONE);
  const cards = useTillView(({ state }) => state?.settings.shop.cards ?? null);
  const last = useLastAttempt(order.id);
  const [tender, setTender] = useState<Tender>(() => (canTryAgain(last) ? 'card' : 'cash'));
  const [entry, setEntry] = useState('');
  const [tip, setTip] = useState<Minor>(ZERO);
  const [typingTip, setTypingTip] = useState(false);
  const [reference, setReference] = useState('');
  const [chosen, setChosen] = useState<CheckId | null>(null);
  // One identity for one asking: a double tap, or a repeat after a lost reply, is the same payment.
  const [paymentId, setPaymentId] = useState(() => till.newId<PaymentId>());
  const takenAt = useRef(Number.NEGATIVE_INFINITY);
  const exact = useRef<HTMLButtonElement>(null);
  const takeButton = useRef<HTMLButtonElement>(null);
  useEffect(() => exact.current?.focus(), []);

  const checks = checkTotals(order);
  const open = checks.filter(({ balance }) => balance > 0);
  const check = open.find(({ checkId }) => checkId === chosen) ?? open[0] ?? null;
  const balance = check ? check.balance : balanceOf(order);
  const due = tender === 'cash' ? dueInCash(order, balance, tip) : asMinor(balance + tip);
  const asksTip = tender === 'card' && cards?.tips === 'reader' && presets.length > 0;
  const entered = amountOf(entry);
  const asked = ({ cash: 'received', card: 'charge', external: 'charged' } as const)[tender];
  const leave = () => counter.store.setState({ paying: false });

  const begin = () => {
    setEntry('');
    setTip(ZERO);
    setTypingTip(false);
  };
  const take = (amount: Minor, { timeStamp }: Tapped) => {
    // The second of two taps must not pay the next check, or the rest, however late it is heard; spec [U7].
    if (timeStamp - takenAt.current < REST_MS) return;
    const more = { tip, checkId: check?.checkId ?? null };
    const refusal = pay(amount, more);
    if (refusal) return;
    takenAt.current = performance.now();
    begin();
    setReference('');
    setPaymentId(till.newId<PaymentId>());
  };
  const pay = (amount: Minor, more: PaymentMore) => {
    const settles = asMinor(amount - tip);
    if (tender === 'cash') return counter.payCash(paymentId, amount, more);
    if (tender === 'card') return counter.payCard(paymentId, settles, more);
    return counter.payExternal(paymentId, settles, reference.trim() || null, more);
  };
  const enter = (tapped: Tapped) => {
    if (typingTip) {
      setTip(entered);
      setTypingTip(false);
      setEntry('');
    } else if (entered > 0) take(entered, tapped);
    else if (tender !== 'cash') take(due, tapped);
  };
  const type = (key: KeypadKey) => setEntry((before) => typeAmount(before, key));
  const onKey = (event: KeyboardEvent) => {
    const inText = isTyping(event.target);
    const key = inText ? null : keypadKeyOf(event.key);
    if (key) {
      type(key);
      // Enter now takes what was typed: show it there.
      takeButton.current?.focus();
    } else if (event.key === 'Enter' && entered > 0 && !inText) enter(event);
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className={classes.screen} aria-label={t('payment.label')} onKeyDown={onKey}>
      <header className={classes.head}>
        <button type="button" className={classes.back} aria-label={t('payment.back')} onClick={leave}>
          <IconArrowLeft size={22} aria-hidden />
          <span className={classes.backWords}>{t('payment.back')}</span>
        </button>
        <SegmentedControl
          aria-label={t('payment.tender')}
          value={tender}
          onChange={(next) => {
            setTender(next as Tender);
            begin();
          }}
          data={[
            { value: 'cash', label: t('payment.cash') },
            ...(cards && cards.reader !== 'none' ? [{ value: 'card', label: t('card.tender') }] : []),
            { value: 'external', label: t('payment.external') },
          ]}
        />
        <button type="button" className={classes.split} onClick={() => counter.store.setState({ splitting: true })}>
          <IconArrowsSplit2 size={22} aria-hidden />
          {t('payment.split')}
        </button>
      </header>
      {checks.length > 0 && (
        <CheckTabs
          checks={checks}
          chosen={check?.checkId ?? null}
          onChoose={(checkId) => {
            setChosen(checkId);
            begin();
          }}
        />
      )}
      <GivenChange order={order} />
      <div className={classes.outcome}>
        <CardOutcome last={last} order={order} />
      </div>
      <div className={classes.body}>
        <div className={classes.side}>
          <p className={classes.dueLabel}>
            {check
              ? t('payment.dueOfCheck', { number: check.number, of: checks.length, order: order.number })
              : t('payment.due', { number: order.number })}
          </p>
          <p className={classes.due}>{money(due)}</p>
          <p className={classes.aside}>{tip > 0 ? t('payment.withTip', { amount: money(tip) }) : ''}</p>
          {presets.length > 0 && !asksTip && (
            <TipRow
              presets={presets}
              due={balance}
              tip={tip}
              typing={typingTip}
              onTip={(amount) => {
                setTip(amount);
                setTypingTip(false);
                setEntry('');
              }}
              onType={() => {
                setTypingTip(true);
                setEntry('');
              }}
            />
          )}
          {tender === 'cash' ? (
            <div className={classes.quick}>
              {(due > 0 ? quickAmounts(due, currency) : [ZERO]).map((amount, at) => (
                <button
                  key={amount}
                  ref={at === 0 ? exact : null}
                  type="button"
                  className={classes.amount}
                  data-exact={at === 0}
                  onClick={(event) => take(amount, event)}
                >
                  {money(amount)}
                  {at === 0 && <span className={classes.exact}>{t('payment.exact')}</span>}
                </button>
              ))}
            </div>
          ) : tender === 'card' ? (
            <CardTender asksTip={asksTip} />
          ) : (
            <TextInput
              size="lg"
              label={t('payment.reference')}
              description={t('payment.referenceHint')}
              maxLength={60}
              value={reference}
              onChange={(event) => setReference(event.currentTarget.value)}
            />
          )}
        </div>
        <div className={classes.side}>
          <p className={classes.dueLabel}>{t(`payment.${typingTip ? 'typeTip' : asked}`)}</p>
          <output
            className={classes.entry}
            data-empty={entry === ''}
            aria-label={t(`payment.${typingTip ? 'tips' : asked}`)}
          >
            {money(entry === '' && tender !== 'cash' && !typingTip ? due : entered)}
          </output>
          <div className={classes.keypad}>
            <Keypad corner="00" onKey={type} />
          </div>
          <TakeButton ref={takeButton} asks={typingTip ? 'tip' : tender} entered={entered} due={due} onTake={enter} />
        </div>
      </div>
    </section>
  );
}
