import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './reason-dialog.module.css';

/** Why: a usual reason by one tap, or another in words. */
export function ReasonFields({
  usual,
  reason,
  onChange,
  autoFocus = true,
}: {
  readonly usual: readonly string[];
  readonly reason: string;
  readonly onChange: (reason: string) => void;
  readonly autoFocus?: boolean;
}) {
  const { t } = useTranslation('counter');
  return (
    <>
      <div className={classes.usual}>
        {usual.map((one, at) => (
          <button
            key={one}
            type="button"
            className={classes.reason}
            aria-pressed={reason === one}
            data-autofocus={(autoFocus && at === 0) || undefined}
            onClick={() => onChange(one)}
          >
            {one}
          </button>
        ))}
      </div>
      <TextInput
        label={t('reasons.other')}
        maxLength={200}
        value={usual.includes(reason) ? '' : reason}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </>
  );
}
