import { useTranslation } from 'react-i18next';
import type { CheckId } from '#shared/ids/ids.ts';
import type { Check } from '#shared/payment/checks.ts';
import { useMoney } from '../../components/use-money.ts';
import classes from './check-tabs.module.css';

/** The checks of a split order, with what is left of each; the one that is paid now is marked. */
export function CheckTabs({
  checks,
  chosen,
  onChoose,
}: {
  readonly checks: readonly Check[];
  readonly chosen: CheckId | null;
  readonly onChoose: (checkId: CheckId) => void;
}) {
  const { t } = useTranslation('counter');
  const money = useMoney();
  return (
    <fieldset className={classes.checks} aria-label={t('payment.checks')}>
      {checks.map(({ checkId, number, balance }) => (
        <button
          key={checkId}
          type="button"
          className={classes.check}
          aria-pressed={checkId === chosen}
          aria-disabled={balance === 0}
          onClick={balance === 0 ? undefined : () => onChoose(checkId)}
        >
          <span>{t('payment.check', { number })}</span>
          <span className={classes.left}>{balance === 0 ? t('payment.checkPaid') : money(balance)}</span>
        </button>
      ))}
    </fieldset>
  );
}
