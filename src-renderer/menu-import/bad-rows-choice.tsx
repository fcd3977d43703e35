import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './bad-rows-choice.module.css';
import type { OnBadRows } from './menu-import-store.ts';

interface BadRowsChoiceProps {
  readonly badRows: number;
  readonly value: OnBadRows;
  readonly disabled: boolean;
  readonly onChange: (value: OnBadRows) => void;
}

/** Asks what to do about rows that cannot be read. */
export function BadRowsChoice({ badRows, value, disabled, onChange }: BadRowsChoiceProps) {
  const { t } = useTranslation('menuImport');
  return (
    <Radio.Group
      className={classes.choice}
      size="md"
      label={t('choice.label', { count: badRows })}
      value={value}
      onChange={(chosen) => onChange(chosen === 'refuse' ? 'refuse' : 'skip')}
    >
      <div className={classes.cards}>
        {(['skip', 'refuse'] as const).map((one) => (
          <Radio.Card key={one} value={one} disabled={disabled} className={classes.card}>
            <Radio.Indicator className={classes.dot} />
            <span>
              <span className={classes.name}>{t(`choice.${one}`)}</span>
              <span className={classes.hint}>{t(`choice.${one}Hint`)}</span>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
