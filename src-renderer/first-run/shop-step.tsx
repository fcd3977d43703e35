import { Button, Select, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COUNTRIES } from '#shared/country/country-currencies.ts';
import { displayLocale } from '../components/display-locale.ts';
import { PairForm } from '../settings/cloud/pair-form.tsx';
import { nameProblem } from '../settings/field-problems.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import { countryName } from './country-name.ts';
import classes from './first-run.module.css';
import { guessCountry } from './guess-country.ts';
import { saveCountry } from './save-country.ts';
import { finishFirstRun } from './say-first-run.ts';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './step-props.ts';

/** What the shop is called and where it is. Or it has a till already, and this one joins it. */
export function ShopStep({ said, onNext, onBack }: StepProps) {
  const { t } = useTranslation(['firstRun', 'settings']);
  const till = useTill();
  const shop = useTillView(({ state }) => state?.settings.shop ?? null);
  const hasCloud = useTillView(({ state }) => (state?.sync.state ?? 'no-cloud') === 'unpaired');
  // Until a country was said, the name is the one that every new file begins with.
  const [name, setName] = useState(said.country === null ? '' : (shop?.name ?? ''));
  const [country, setCountry] = useState(
    () => said.country ?? guessCountry(Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.languages),
  );
  const [isTold, setTold] = useState(false);
  const [isJoining, setJoining] = useState(false);
  const countries = useMemo(countryChoices, []);
  const problem = nameProblem(name);

  async function submit() {
    setTold(true);
    if (problem || country === null) return 'wrong' as const;
    return (await saveCountry(till, name.trim(), country, said.country)) ?? (await onNext({ country }));
  }
  if (isJoining) return <Joining onAlone={() => setJoining(false)} />;
  return (
    <StepForm
      title={t('shop.title')}
      text={t('shop.text')}
      onSubmit={submit}
      onBack={onBack}
      aside={
        <Button variant="subtle" onClick={() => void finishFirstRun(till)}>
          {t('skip')}
        </Button>
      }
    >
      <TextInput
        label={t('shop.name')}
        description={t('shop.nameHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autoComplete="organization"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={isTold && problem ? t(`settings:problem.${problem}`) : null}
      />
      <Select
        label={t('shop.country')}
        description={t('shop.countryHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        nothingFoundMessage={t('settings:shop.nothingFound')}
        data={countries}
        value={country}
        onChange={setCountry}
        error={isTold && country === null ? t('shop.countryMissing') : null}
      />
      {hasCloud ? (
        <p className={classes.note}>
          {t('shop.join')}{' '}
          <Button variant="subtle" onClick={() => setJoining(true)}>
            {t('shop.pair')}
          </Button>
        </p>
      ) : null}
    </StepForm>
  );
}

function Joining({ onAlone }: { readonly onAlone: () => void }) {
  const { t } = useTranslation('firstRun');
  return (
    <div className={classes.form}>
      <h1 className={classes.title}>{t('shop.pair')}</h1>
      <PairForm />
      <div>
        <Button variant="subtle" onClick={onAlone}>
          {t('shop.alone')}
        </Button>
      </div>
    </div>
  );
}

function countryChoices(): { value: string; label: string }[] {
  const { compare } = new Intl.Collator(displayLocale());
  return COUNTRIES.map((code) => ({ value: code, label: countryName(code) })).sort((a, b) => compare(a.label, b.label));
}
