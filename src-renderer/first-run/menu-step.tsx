import { IconCoffee, IconFileImport, IconPencilPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirstMenu } from '#shared/first-run/first-run.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import { type ChoiceCard, ChoiceCards } from './choice-cards.tsx';
import classes from './first-run.module.css';
import { ImportMenu } from './import-menu.tsx';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './step-props.ts';
import { takeFirstMenu } from './take-first-menu.ts';
import { TypeItems } from './type-items.tsx';

/** What the shop sells at first. */
export function MenuStep({ said, onNext, onBack }: StepProps) {
  const { t } = useTranslation('firstRun');
  const till = useTill();
  const items = useTillView(({ menu }) => menu?.catalog.items.length ?? 0);
  const [chosen, setChosen] = useState<FirstMenu>(said.menu ?? 'demo');
  const [isFilling, setFilling] = useState(false);
  const choices: ChoiceCard<FirstMenu>[] = [
    { value: 'demo', Icon: IconCoffee, label: t('menu.demo'), hint: t('menu.demoHint') },
    { value: 'import', Icon: IconFileImport, label: t('menu.import'), hint: t('menu.importHint') },
    { value: 'empty', Icon: IconPencilPlus, label: t('menu.empty'), hint: t('menu.emptyHint') },
  ];

  async function submit() {
    const stands = chosen === said.menu && items > 0;
    const trouble = stands ? null : await takeFirstMenu(till, chosen);
    if (trouble) return trouble;
    if (chosen === 'demo' || stands) return onNext({ menu: chosen });
    setFilling(true);
    return null;
  }
  const goOn = () => onNext({ menu: chosen });
  const choose = () => setFilling(false);
  if (isFilling && chosen === 'import') return <ImportMenu onDone={goOn} onBack={choose} />;
  if (isFilling) return <TypeItems onDone={goOn} onBack={choose} />;
  return (
    <StepForm title={t('menu.title')} onSubmit={submit} onBack={onBack}>
      <ChoiceCards label={t('menu.choices')} choices={choices} value={chosen} onChoose={setChosen} />
      {said.menu === chosen && items > 0 ? <p className={classes.note}>{t('menu.items', { count: items })}</p> : null}
    </StepForm>
  );
}
