import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tax } from '#shared/catalog/catalog.ts';
import type { Rate } from '#shared/money/minor.ts';
import { nameProblem } from '../settings/field-problems.ts';
import classes from './first-run.module.css';
import { percentText, typedPercent } from './percent-text.ts';

/** A tax as it is being typed. */
export interface TaxRow {
  readonly key: string;
  readonly name: string;
  readonly percent: string;
}

export const rowOf = ({ id, name, rate }: Pick<Tax, 'id' | 'name' | 'rate'>): TaxRow => ({
  ...{ key: id, name, percent: percentText(rate) },
});

/** The taxes of rows that are filled in: one without a rate is none. */
export function typedTaxes(rows: readonly TaxRow[]): { readonly name: string; readonly rate: Rate }[] | 'wrong' {
  const filled = rows.map(({ name, percent }) => ({ name: name.trim(), rate: typedPercent(percent) }));
  if (filled.some(({ name, rate }) => rate === 'wrong' || (rate !== null && nameProblem(name)))) return 'wrong';
  return filled.flatMap(({ name, rate }) => (rate === null || rate === 'wrong' ? [] : [{ name, rate }]));
}

const MOST_ROWS = 6;

/** The shop's taxes: a name and a rate each. */
export function TaxRows({
  rows,
  isTold,
  usualName,
  onChange,
}: {
  readonly rows: readonly TaxRow[];
  readonly isTold: boolean;
  readonly usualName: string;
  readonly onChange: (rows: readonly TaxRow[]) => void;
}) {
  const { t } = useTranslation('firstRun');
  const id = useId();
  const edit = (key: string, set: Partial<TaxRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...set } : row)));
  const add = () =>
    onChange([...rows, { key: `${id} ${rows.length} ${rows.at(-1)?.key}`, name: usualName, percent: '' }]);
  return (
    <>
      {rows.map(({ key, name, percent }) => {
        const rate = typedPercent(percent);
        return (
          <div key={key} className={classes.row}>
            <TextInput
              label={t('money.name')}
              value={name}
              onChange={(event) => edit(key, { name: event.currentTarget.value })}
              error={isTold && rate !== null && nameProblem(name.trim()) ? t('money.nameMissing') : null}
            />
            <TextInput
              label={t('money.rate')}
              inputMode="decimal"
              value={percent}
              onChange={(event) => edit(key, { percent: event.currentTarget.value })}
              error={isTold && rate === 'wrong' ? t('money.rateWrong') : null}
            />
            <ActionIcon
              aria-label={t('money.remove', { name: `${name} ${percent}`.trim() })}
              onClick={() => onChange(rows.filter((row) => row.key !== key))}
            >
              <IconTrash size={22} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      {rows.length < MOST_ROWS ? (
        <div>
          <Button variant="default" leftSection={<IconPlus size={20} aria-hidden />} onClick={add}>
            {t('money.addRate')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
