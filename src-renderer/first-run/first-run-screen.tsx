import './strings.ts';
import '../settings/strings.ts';
import { type ComponentType, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type FirstRun, type FirstRunStep, firstRunStep } from '#shared/first-run/first-run.ts';
import type { Trouble } from '../till-client/trouble.ts';
import { useTill } from '../till-client/use-till.tsx';
import classes from './first-run.module.css';
import { LanguageStep } from './language-step.tsx';
import { MenuStep } from './menu-step.tsx';
import { MoneyStep } from './money-step.tsx';
import { OwnerStep } from './owner-step.tsx';
import { PrinterStep } from './printer-step.tsx';
import { ReadyStep } from './ready-step.tsx';
import { sayFirstRun } from './say-first-run.ts';
import { ShopStep } from './shop-step.tsx';
import type { StepProps } from './step-props.ts';

const STEPS = firstRunStep.options;

const panels: Readonly<Record<FirstRunStep, ComponentType<StepProps>>> = {
  language: LanguageStep,
  shop: ShopStep,
  money: MoneyStep,
  menu: MenuStep,
  printer: PrinterStep,
  owner: OwnerStep,
  ready: ReadyStep,
};

/** A shop that has nothing yet is set up, question by question; spec [FR1] to [FR9]. */
export function FirstRunScreen({ said }: { readonly said: FirstRun }) {
  const { t } = useTranslation('firstRun');
  const till = useTill();
  const leaving = useRef<FirstRunStep>(null);
  const at = STEPS.indexOf(said.step);
  const Panel = panels[said.step];
  async function go(step: FirstRunStep, more: Partial<FirstRun> = {}): Promise<Trouble | null> {
    // The next question may stand, and be answered, before the engine's answer to this one is here.
    if (leaving.current === said.step) return null;
    leaving.current = said.step;
    const trouble = await sayFirstRun(till, { ...said, ...more, step });
    if (leaving.current === said.step) leaving.current = null;
    return trouble;
  }
  return (
    <main className={classes.screen} aria-label={t('label')}>
      <header className={classes.top}>
        <img src="./icon.svg" width={36} height={36} alt="" />
        <ol className={classes.steps} aria-label={t('steps')}>
          {STEPS.map((step, n) => (
            <li
              key={step}
              className={classes.step}
              aria-current={n === at ? 'step' : undefined}
              data-done={n < at || undefined}
            >
              <span className={classes.number} aria-hidden>
                {n + 1}
              </span>
              {t(`step.${step}`)}
            </li>
          ))}
        </ol>
        <p className={classes.of}>{t('of', { step: at + 1, steps: STEPS.length })}</p>
      </header>
      <Panel
        key={said.step}
        said={said}
        onNext={(more) => go(STEPS[at + 1] ?? said.step, more)}
        onBack={() => void go(STEPS[at - 1] ?? said.step)}
        onGo={(step) => void go(step)}
      />
    </main>
  );
}
