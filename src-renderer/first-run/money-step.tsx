import { Radio, Select, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tax } from '#shared/catalog/catalog.ts';
import { countryDefaults } from '#shared/country/country-defaults.ts';
import { displayLocale } from '../components/display-locale.ts';
import { CashRoundingField } from '../settings/shop/cash-rounding-field.tsx';
import { currencyChoices, withCurrent, zoneChoices } from '../settings/shop/choices.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import { countryName } from './country-name.ts';
import classes from './first-run.module.css';
import { saveShop } from './save-country.ts';
import { saveTaxes } from './save-taxes.ts';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './step-props.ts';
import { rowOf, type TaxRow, TaxRows, typedTaxes } from './tax-rows.tsx';

const NO_TAXES: readonly Tax[] = [];

/** Currency, time zone and taxes, as they are usual in the country. */
export function MoneyStep({ said, onNext, onBack }: StepProps) {
  const { t } = useTranslation(['firstRun', 'settings']);
  const till = useTill();
  const shop = useTillView(({ state }) => state?.settings.shop);
  const taxes = useTillView(({ menu }) => menu?.catalog.taxes ?? NO_TAXES);
  const usual = countryDefaults(said.country ?? '');
  const [edits, setEdits] = useState<Partial<NonNullable<typeof shop>>>({});
  const [inclusive, setInclusive] = useState(taxes[0]?.inclusive ?? usual?.inclusive ?? true);
  const [rows, setRows] = useState<readonly TaxRow[]>(() =>
    taxes.length > 0
      ? [...taxes].sort((a, b) => b.rate - a.rate).map(rowOf)
      : [{ key: 'first', name: usual?.taxName ?? '', percent: '' }],
  );
  const [isTold, setTold] = useState(false);
  const currencies = useMemo(() => currencyChoices(displayLocale()), []);
  const zones = useMemo(zoneChoices, []);
  if (!shop) return null;
  const shown = { ...shop, ...edits };
  const country = countryName(said.country ?? 'ZZ');

  async function submit() {
    setTold(true);
    const typed = typedTaxes(rows);
    if (typed === 'wrong') return typed;
    const { currency, timeZone, cashRounding } = shown;
    return (
      (await saveShop(till, { currency, timeZone, cashRounding })) ??
      (await saveTaxes(
        till,
        typed.map((tax) => ({ ...tax, inclusive })),
      )) ??
      (await onNext())
    );
  }
  return (
    <StepForm
      begins="action"
      title={t('money.title')}
      text={t('money.text', { country })}
      onSubmit={submit}
      onBack={onBack}
    >
      <div className={classes.two}>
        <Select
          label={t('settings:shop.currency')}
          searchable
          selectFirstOptionOnChange
          allowDeselect={false}
          nothingFoundMessage={t('settings:shop.nothingFound')}
          data={withCurrent(currencies, shown.currency)}
          value={shown.currency}
          onChange={(currency) => setEdits({ ...edits, currency: currency ?? shown.currency })}
        />
        <Select
          label={t('settings:shop.timeZone')}
          searchable
          selectFirstOptionOnChange
          limit={100}
          allowDeselect={false}
          nothingFoundMessage={t('settings:shop.nothingFound')}
          data={withCurrent(zones, shown.timeZone)}
          value={shown.timeZone}
          onChange={(timeZone) => setEdits({ ...edits, timeZone: timeZone ?? shown.timeZone })}
        />
      </div>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('money.taxes')}</legend>
        {usual?.rates.length === 0 ? <p className={classes.note}>{t('money.noRates', { country })}</p> : null}
        <TaxRows rows={rows} isTold={isTold} usualName={usual?.taxName ?? ''} onChange={setRows} />
        <Radio.Group
          size="lg"
          label={t('money.contain')}
          value={inclusive ? 'in' : 'on'}
          onChange={(value) => setInclusive(value === 'in')}
        >
          <Stack gap="xs" pt="xs">
            <Radio value="in" label={t('money.contains')} />
            <Radio value="on" label={t('money.added')} />
          </Stack>
        </Radio.Group>
      </fieldset>
      <CashRoundingField shown={shown} onEdit={(set) => setEdits({ ...edits, ...set })} />
    </StepForm>
  );
}
