import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asMinor } from '#shared/money/minor.ts';
import { useMoney } from '../components/use-money.ts';
import classes from './count-sheet.module.css';
import type { Counts } from './drawer-store.ts';

/** The notes, or the coins: how many there are of each, what those come to, and all of them together. */
export function CountGroup({
  title,
  values,
  counts,
  active,
  onActive,
  onType,
  onKeyDown,
}: {
  readonly title: string;
  readonly values: readonly number[];
  readonly counts: Counts;
  /** The row that the pad types into. */
  readonly active: number;
  readonly onActive: (value: number) => void;
  readonly onType: (value: number, typed: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { t } = useTranslation('drawer');
  const money = useMoney();
  const worth = (value: number) => value * Number(counts.get(value) ?? 0);
  return (
    <section className={classes.group} aria-label={title}>
      <h3 className={classes.title}>
        <span>{title}</span>
        <span>{money(asMinor(values.reduce((sum, value) => sum + worth(value), 0)))}</span>
      </h3>
      {values.map((value) => (
        <label key={value} className={classes.row} data-active={value === active}>
          <span className={classes.value}>{money(asMinor(value))}</span>
          <input
            className={classes.count}
            data-value={value}
            // The pad beside it is the keyboard of those who have none.
            inputMode="none"
            autoComplete="off"
            aria-label={t('count.of', { value: money(asMinor(value)) })}
            value={counts.get(value) ?? ''}
            onFocus={(event) => {
              onActive(value);
              event.currentTarget.select();
            }}
            onChange={(event) => onType(value, event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <span className={classes.worth}>{worth(value) > 0 ? money(asMinor(worth(value))) : ''}</span>
        </label>
      ))}
    </section>
  );
}
