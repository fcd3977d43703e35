import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Minor, ZERO } from '#shared/money/minor.ts';
import type { SaleAttempt } from '#shared/payment/attempt.ts';
import { simulatedChoice } from '#shared/payment/simulated-reader.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import { TipRow } from '../payment/tip-row.tsx';
import classes from './simulated-guest.module.css';

/** Plays the guest, for whom there is no reader to stand at. */
export function SimulatedGuest({ attempt }: { readonly attempt: SaleAttempt }) {
  const { t } = useTranslation('counter');
  const till = useTill();
  const presets = useTillView(({ state }) => state?.settings.shop.tipPresets ?? []);
  const [tip, setTip] = useState<Minor>(ZERO);
  const does = (choice: (typeof simulatedChoice.options)[number]) =>
    void till.attempt((client) =>
      client.cards.simulate({ attemptId: attempt.id, choice, ...(attempt.asksTip && { tip }) }),
    );
  return (
    <fieldset className={classes.guest}>
      <legend>{t('card.guest.label')}</legend>
      {attempt.asksTip && (
        <TipRow label={t('card.guest.tip')} presets={presets} due={attempt.amount} tip={tip} onTip={setTip} />
      )}
      <div className={classes.choices}>
        {simulatedChoice.options.map((choice) => (
          <button
            key={choice}
            type="button"
            className={classes.choice}
            data-choice={choice}
            onClick={() => does(choice)}
          >
            {t(`card.guest.${choice}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
