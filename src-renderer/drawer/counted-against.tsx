import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Minor, subtract } from '#shared/money/minor.ts';
import { useMoney } from '../components/use-money.ts';
import { useMay } from '../till-client/use-may.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import classes from './close-session.module.css';

/** What should be there beside what was counted, and what is missing; only where nobody counts blind. */
export function CountedAgainst({ total }: { readonly total: Minor }) {
  const { t } = useTranslation('drawer');
  const money = useMoney();
  const expected = useExpected();
  if (expected === null) return null;
  const off = subtract(total, expected);
  return (
    <>
      <p className={classes.sum}>
        <span>{t('count.expected')}</span>
        <output aria-label={t('count.expected')}>{money(expected)}</output>
      </p>
      <p className={classes.sum} data-off={off !== 0}>
        <span>{t(off === 0 ? 'count.even' : off > 0 ? 'count.over' : 'count.short')}</span>
        <output>{off === 0 ? '' : money(off > 0 ? off : subtract(expected, total))}</output>
      </p>
    </>
  );
}

/** Read again after every sale that is taken meanwhile. Nobody is asked for a right they lack just to look. */
function useExpected(): Minor | null {
  const till = useTill();
  const may = useMay('close-drawer');
  const orders = useTillView((view) => view.orders);
  const drawer = useTillView(({ state }) => state?.drawer);
  const [expected, setExpected] = useState<Minor | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is sold and moved changes what should be there
  useEffect(() => {
    let isShown = true;
    if (!may) return;
    void till.attempt(async (client) => {
      const answer = await client.drawer.report({});
      if (isShown) setExpected(answer.expected);
    });
    return () => {
      isShown = false;
    };
  }, [till, may, orders, drawer]);
  return may ? expected : null;
}
