import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, language, languageNames } from '#shared/language/language.ts';
import { speak } from '../i18n/speak.ts';
import { useTill } from '../till-client/use-till.tsx';
import classes from './first-run.module.css';
import { saveLanguage } from './save-language.ts';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './step-props.ts';

/** What the shop speaks: what its computer does, until another is chosen. The questions are asked in it at once. */
export function LanguageStep({ onNext }: StepProps) {
  const { t, i18n } = useTranslation('firstRun');
  const till = useTill();
  // Marked at once; its words may have to be read first, and then all of this stands anew in them.
  const [chosen, setChosen] = useState(() => language.parse(i18n.language));
  function choose(one: Language) {
    setChosen(one);
    void speak(one);
  }
  const submit = async () => (await saveLanguage(till, chosen)) ?? onNext({ language: chosen });
  return (
    <StepForm title={t('language.title')} text={t('language.text')} onSubmit={submit}>
      <fieldset className={classes.languages} aria-label={t('step.language')}>
        {language.options.map((one) => (
          <label key={one} className={classes.choice} lang={one}>
            <input type="radio" name="language" value={one} checked={one === chosen} onChange={() => choose(one)} />
            <strong>{languageNames[one]}</strong>
          </label>
        ))}
      </fieldset>
    </StepForm>
  );
}
