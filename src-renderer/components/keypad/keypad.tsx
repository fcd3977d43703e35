import { IconBackspace } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './keypad.module.css';
import type { KeypadKey } from './keypad-entry.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** A number pad for fingers. What a key does to a number is the owner's; see keypad-entry.ts. */
export function Keypad({
  corner,
  onKey,
}: {
  /** The key beside 0: two noughts for money, a point for quantities. */
  readonly corner: '00' | '.';
  readonly onKey: (key: KeypadKey) => void;
}) {
  const { t } = useTranslation('common');
  return (
    <fieldset className={classes.pad} aria-label={t('keypad.label')}>
      {DIGITS.map((digit) => (
        <button key={digit} type="button" className={classes.key} onClick={() => onKey(digit)}>
          {digit}
        </button>
      ))}
      <button
        type="button"
        className={classes.key}
        onClick={() => onKey(corner)}
        aria-label={corner === '.' ? t('keypad.point') : corner}
      >
        {corner}
      </button>
      <button type="button" className={classes.key} onClick={() => onKey('0')}>
        0
      </button>
      <button type="button" className={classes.key} onClick={() => onKey('erase')} aria-label={t('keypad.erase')}>
        <IconBackspace size={26} aria-hidden />
      </button>
    </fieldset>
  );
}
