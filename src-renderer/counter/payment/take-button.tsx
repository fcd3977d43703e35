import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { asMinor, type Minor } from '#shared/money/minor.ts';
import { useMoney } from '../../components/use-money.ts';
import classes from './payment-screen.module.css';

/** Takes what was typed, and says what follows: the change, or what is left. */
export function TakeButton({
  ref,
  asks,
  entered,
  due,
  onTake,
}: {
  readonly ref: Ref<HTMLButtonElement>;
  readonly asks: 'cash' | 'card' | 'external' | 'tip';
  readonly entered: Minor;
  readonly due: Minor;
  readonly onTake: (tapped: Pick<Event, 'timeStamp'>) => void;
}) {
  const { t } = useTranslation('counter');
  const money = useMoney();
  // All that is due is what a card is asked for or another terminal took, unless somebody types another amount.
  const ready = entered > 0 || asks === 'external' || asks === 'card';
  const isPart = entered > 0 && entered < due;
  const words = {
    cash: isPart ? 'payment.takePart' : 'payment.take',
    card: isPart ? 'card.chargePart' : 'card.charge',
    external: 'payment.takeExternal',
    tip: 'payment.setTip',
  } as const;
  return (
    <button
      ref={ref}
      type="button"
      className={classes.take}
      aria-disabled={!ready}
      onClick={ready ? onTake : undefined}
    >
      <span>{t(words[asks])}</span>
      <span className={classes.change}>{follows()}</span>
    </button>
  );

  function follows(): string {
    if (asks === 'tip' || entered === 0) return '';
    if (isPart) return t('payment.left', { amount: money(asMinor(due - entered)) });
    return asks === 'cash' ? t('payment.change', { amount: money(asMinor(entered - due)) }) : '';
  }
}
