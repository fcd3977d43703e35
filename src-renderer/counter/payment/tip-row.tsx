import { useTranslation } from 'react-i18next';
import { type Minor, type Rate, timesRate, ZERO } from '#shared/money/minor.ts';
import { useMoney } from '../../components/use-money.ts';
import classes from './tip-row.module.css';

/** The tips that the shop offers on what is due, one tap each, and any other. */
export function TipRow({
  label,
  presets,
  due,
  tip,
  typing = false,
  onTip,
  onType,
}: {
  /** What the tips are for, where it is not this screen that asks. */
  readonly label?: string;
  readonly presets: readonly Rate[];
  readonly due: Minor;
  readonly tip: Minor;
  /** Whether another tip is being typed. */
  readonly typing?: boolean;
  readonly onTip: (tip: Minor) => void;
  /** Left out, there are no others. */
  readonly onType?: () => void;
}) {
  const { t } = useTranslation('counter');
  const money = useMoney();
  const offered = presets.map((rate) => ({ rate, amount: timesRate(due, rate) }));
  const isOther = typing || (tip > 0 && !offered.some(({ amount }) => amount === tip));
  return (
    <fieldset className={classes.tips} aria-label={label ?? t('payment.tips')}>
      <button type="button" className={classes.tip} aria-pressed={!typing && tip === 0} onClick={() => onTip(ZERO)}>
        {t('payment.noTip')}
      </button>
      {offered.map(({ rate, amount }) => (
        <button
          key={rate}
          type="button"
          className={classes.tip}
          aria-pressed={!typing && tip > 0 && tip === amount}
          onClick={() => onTip(amount)}
        >
          <span>{rate / 10_000} %</span>
          <span className={classes.amount}>{money(amount)}</span>
        </button>
      ))}
      {onType && (
        <button type="button" className={classes.tip} aria-pressed={isOther} onClick={onType}>
          <span>{t('payment.otherTip')}</span>
          {!typing && isOther && <span className={classes.amount}>{money(tip)}</span>}
        </button>
      )}
    </fieldset>
  );
}
