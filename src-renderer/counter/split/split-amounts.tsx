import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Minor } from '#shared/money/minor.ts';
import { Keypad } from '../../components/keypad/keypad.tsx';
import { amountOf, keypadKeyOf, typeAmount } from '../../components/keypad/keypad-entry.ts';
import { useMoney } from '../../components/use-money.ts';
import { MOST_CHECKS } from './split-draft.ts';
import classes from './split-screen.module.css';

/** One amount after the other, each for a check of its own; what is left makes the last. */
export function SplitAmounts({
  amounts,
  onAmounts,
}: {
  readonly amounts: readonly Minor[];
  readonly onAmounts: (amounts: readonly Minor[]) => void;
}) {
  const { t } = useTranslation('counter');
  const money = useMoney();
  const [entry, setEntry] = useState('');
  const entered = amountOf(entry);
  const ready = entered > 0 && amounts.length < MOST_CHECKS - 1;
  return (
    <form
      className={classes.amounts}
      onKeyDown={(event) => {
        const key = keypadKeyOf(event.key);
        if (!key) return;
        setEntry((before) => typeAmount(before, key));
        event.preventDefault();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        onAmounts([...amounts, entered]);
        setEntry('');
      }}
    >
      <ul className={classes.given}>
        {amounts.map((amount, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two checks may have the same amount, and their place is what they are
          <li key={at}>
            <button
              type="button"
              className={classes.one}
              onClick={() => onAmounts(amounts.filter((_, other) => other !== at))}
            >
              {money(amount)}
              <IconTrash size={20} aria-label={t('split.remove', { number: at + 1 })} />
            </button>
          </li>
        ))}
      </ul>
      <output className={classes.entry} aria-label={t('split.amounts')}>
        {money(entered)}
      </output>
      <Keypad corner="00" onKey={(key) => setEntry((before) => typeAmount(before, key))} />
      <Button type="submit" variant="default" h={56} disabled={!ready}>
        {t('split.addAmount')}
      </Button>
    </form>
  );
}
