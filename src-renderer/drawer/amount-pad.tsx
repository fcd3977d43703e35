import { useEffect, useRef, useState } from 'react';
import type { Minor } from '#shared/money/minor.ts';
import { Keypad } from '../components/keypad/keypad.tsx';
import { amountOf, type KeypadKey, keypadKeyOf, typeAmount } from '../components/keypad/keypad-entry.ts';
import { useMoney } from '../components/use-money.ts';
import classes from './amount-pad.module.css';

/** One amount, typed by key or by finger; digits move in from the right. Enter does what its form does. */
export function AmountPad({
  label,
  amount,
  onChange,
}: {
  readonly label: string;
  readonly amount: Minor;
  readonly onChange: (amount: Minor) => void;
}) {
  const money = useMoney();
  const [entry, setEntry] = useState(amount === 0 ? '' : String(amount));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const press = (key: KeypadKey) => {
    const next = typeAmount(entry, key);
    setEntry(next);
    onChange(amountOf(next));
  };
  return (
    <div className={classes.pad}>
      <label className={classes.label}>
        {label}
        <input
          ref={field}
          className={classes.amount}
          data-autofocus
          data-empty={entry === ''}
          inputMode="none"
          autoComplete="off"
          value={money(amount)}
          onChange={() => undefined}
          onKeyDown={(event) => {
            const key = event.ctrlKey || event.metaKey ? null : keypadKeyOf(event.key);
            if (!key) return;
            press(key);
            event.preventDefault();
          }}
        />
      </label>
      <div className={classes.keys}>
        <Keypad corner="00" onKey={press} />
      </div>
    </div>
  );
}
