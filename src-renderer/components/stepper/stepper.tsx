import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './stepper.module.css';

/** One less, what it is now, one more. `children` is the figure, which may itself be a control. */
export function Stepper({
  label,
  onLess,
  onMore,
  children,
}: {
  readonly label: string;
  /** Undefined where there is no less. */
  readonly onLess: (() => void) | undefined;
  readonly onMore: (() => void) | undefined;
  readonly children: React.ReactNode;
}) {
  const { t } = useTranslation('common');
  return (
    <fieldset className={classes.stepper} aria-label={label}>
      <button
        type="button"
        className={classes.step}
        aria-label={t('less')}
        aria-disabled={onLess === undefined}
        onClick={onLess}
      >
        <IconMinus size={22} aria-hidden />
      </button>
      <div className={classes.figure}>{children}</div>
      <button
        type="button"
        className={classes.step}
        aria-label={t('more')}
        aria-disabled={onMore === undefined}
        onClick={onMore}
      >
        <IconPlus size={22} aria-hidden />
      </button>
    </fieldset>
  );
}
