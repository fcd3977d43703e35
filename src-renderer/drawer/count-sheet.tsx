import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { denominationsOf } from '#shared/money/denominations.ts';
import { Keypad } from '../components/keypad/keypad.tsx';
import { type KeypadKey, keypadKeyOf } from '../components/keypad/keypad-entry.ts';
import { useCurrency } from '../components/use-money.ts';
import { CountGroup } from './count-group.tsx';
import classes from './count-sheet.module.css';
import { type Counts, countText, typeCount } from './drawer-store.ts';

/**
 * How many there are of each note and coin, the largest first. Figures are typed by key, or by finger into the row that was
 * tapped; arrows and Enter lead on, and behind the last row to what comes after the count.
 */
export function CountSheet({
  counts,
  onChange,
  onEnd,
}: {
  readonly counts: Counts;
  readonly onChange: (counts: Counts) => void;
  readonly onEnd: () => void;
}) {
  const { t } = useTranslation('drawer');
  const currency = useCurrency();
  const { notes, coins } = useMemo(() => {
    const known = denominationsOf(currency);
    return { notes: [...known.notes].reverse(), coins: [...known.coins].reverse() };
  }, [currency]);
  const values = [...notes, ...coins];
  const [active, setActive] = useState(values[0] ?? 0);
  const sheet = useRef<HTMLDivElement>(null);

  const set = (value: number, typed: string) => onChange(new Map(counts).set(value, countText(typed)));
  const press = (key: KeypadKey) => set(active, typeCount(counts.get(active) ?? '', key));
  const go = (by: 1 | -1) => {
    const next = values[values.indexOf(active) + by];
    if (next !== undefined) sheet.current?.querySelector<HTMLInputElement>(`[data-value="${next}"]`)?.focus();
    else if (by === 1) onEnd();
  };
  const onRowKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp') go(-1);
    else if (event.key === 'ArrowDown' || event.key === 'Enter') go(1);
    else return;
    event.preventDefault();
  };
  /** After a tap on the pad the focus is there. */
  const onPadKey = (event: KeyboardEvent) => {
    const key = keypadKeyOf(event.key);
    if (!key) return;
    press(key);
    event.preventDefault();
  };
  const group = { counts, active, onActive: setActive, onType: set, onKeyDown: onRowKey };

  return (
    <div className={classes.sheet} ref={sheet}>
      <CountGroup title={t('count.notes')} values={notes} {...group} />
      <CountGroup title={t('count.coins')} values={coins} {...group} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that come by way of its buttons */}
      <div className={classes.pad} onKeyDown={onPadKey}>
        <Keypad corner="00" onKey={press} />
        <button type="button" className={classes.next} onClick={() => go(1)}>
          {t('count.next')}
        </button>
      </div>
    </div>
  );
}
