import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Tax } from '#shared/catalog/catalog.ts';
import type { FirstRunStep } from '#shared/first-run/first-run.ts';
import { languageNames } from '#shared/language/language.ts';
import type { Staff } from '#shared/staff/staff.ts';
import { kindOf, shownAddress } from '../settings/printers/printer-address-text.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import { countryName } from './country-name.ts';
import classes from './first-run.module.css';
import { shownPercent } from './percent-text.ts';
import { finishFirstRun } from './say-first-run.ts';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './step-props.ts';

const NO_TAXES: readonly Tax[] = [];
const NOBODY: readonly Staff[] = [];

/** All that was said, and the way to the first sale. */
export function ReadyStep({ said, onBack, onGo }: StepProps) {
  const { t } = useTranslation('firstRun');
  const till = useTill();
  const shop = useTillView(({ state }) => state?.settings.shop);
  const taxes = useTillView(({ menu }) => menu?.catalog.taxes ?? NO_TAXES);
  const items = useTillView(({ menu }) => menu?.catalog.items.length ?? 0);
  const printer = useTillView(({ state }) => state?.settings.printers[0]);
  const staff = useTillView(({ state }) => state?.staff ?? NOBODY);
  const owner = staff.find(({ role, hasPin }) => role === 'owner' && hasPin);

  async function submit() {
    const { state } = till.store.getState();
    const opened =
      !state || state.day?.state === 'open'
        ? null
        : await till.attemptQuietly((client, commandId) => client.day.open({ commandId, businessDate: state.today }));
    return opened ?? (await finishFirstRun(till));
  }
  const taxWords = taxes.map(({ name, rate }) => `${name} ${shownPercent(rate)}`).join(', ') || t('ready.noTaxes');
  const where = printer && kindOf(printer.address) !== 'screen' ? shownAddress(printer.address) : t('ready.onScreen');
  const rows: readonly (readonly [FirstRunStep, string])[] = [
    ['language', languageNames[shop?.language ?? 'en']],
    ['shop', [shop?.name, said.country && countryName(said.country)].filter(Boolean).join(', ')],
    ['money', `${shop?.currency}, ${taxWords}`],
    ['menu', items > 0 ? t('menu.items', { count: items }) : t('ready.noItems')],
    ['printer', where],
    ['owner', owner?.name ?? t('ready.noPin')],
  ];
  return (
    <StepForm
      title={t('ready.title')}
      text={t('ready.text')}
      action={t('ready.open')}
      onSubmit={submit}
      onBack={onBack}
    >
      <dl className={classes.said}>
        {rows.map(([step, words]) => (
          <div key={step}>
            <dt>{t(`step.${step}`)}</dt>
            <dd>{words}</dd>
            <dd>
              <Button
                variant="subtle"
                aria-label={t('ready.change', { step: t(`step.${step}`) })}
                onClick={() => onGo(step)}
              >
                {t('ready.changeWord')}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
    </StepForm>
  );
}
