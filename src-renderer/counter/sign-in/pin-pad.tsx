import { IconBackspace } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_DIGITS } from '#shared/staff/pin.ts';
import classes from './pin-pad.module.css';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** On a button Enter is that button's, but for the person whose PIN this is: they are chosen already. */
const isForThePin = (target: EventTarget | null): boolean =>
  !(target instanceof HTMLButtonElement) || target.ariaPressed === 'true';

/** A PIN, typed with fingers or keys; it shows how many digits there are and never which. */
export function PinPad({
  label,
  action,
  isBusy,
  onEnter,
}: {
  readonly label: string;
  readonly action: string;
  readonly isBusy: boolean;
  /** Answers whether the PIN was taken: else it is typed anew. */
  readonly onEnter: (pin: string) => Promise<boolean>;
}) {
  const { t } = useTranslation('counter');
  const { t: common } = useTranslation('common');
  const [pin, setPin] = useState('');
  const type = (digit: string) => setPin((typed) => (typed.length < MOST_DIGITS ? typed + digit : typed));
  const erase = () => setPin((typed) => typed.slice(0, -1));
  const enter = async () => {
    if (pin === '' || isBusy) return;
    setPin('');
    await onEnter(pin);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^[0-9]$/.test(event.key)) type(event.key);
      else if (event.key === 'Backspace') erase();
      else if (event.key === 'Enter' && isForThePin(event.target)) void enter();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  return (
    <fieldset className={classes.pad} aria-label={label}>
      <output className={classes.dots} aria-label={t('signIn.digits', { count: pin.length })}>
        {Array.from({ length: MOST_DIGITS }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is nothing but its place.
          <span key={at} className={classes.dot} data-typed={at < pin.length || undefined} aria-hidden />
        ))}
      </output>
      {DIGITS.map((digit) => (
        <button key={digit} type="button" className={classes.key} onClick={() => type(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" className={classes.key} aria-label={common('keypad.erase')} onClick={erase}>
        <IconBackspace size={28} aria-hidden />
      </button>
      <button type="button" className={classes.key} onClick={() => type('0')}>
        0
      </button>
      <button type="button" className={classes.enter} aria-disabled={pin === '' || isBusy} onClick={() => void enter()}>
        {action}
      </button>
    </fieldset>
  );
}
