import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffId } from '#shared/ids/ids.ts';
import type { Refusal } from '#shared/refusal.ts';
import { checkPinChosen, MOST_DIGITS } from '#shared/staff/pin.ts';
import type { Staff } from '#shared/staff/staff.ts';
import { refusalSentence } from '../components/refusal-sentence.ts';
import { staffProblems } from '../settings/field-problems.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import classes from './first-run.module.css';
import { saveOwner } from './save-owner.ts';
import { StepForm } from './step-form.tsx';
import type { StepProps } from './step-props.ts';

const NOBODY: readonly Staff[] = [];

/** Whose shop it is, and the PIN that they sign in by. */
export function OwnerStep({ onNext, onBack }: StepProps) {
  const { t } = useTranslation(['firstRun', 'settings']);
  const till = useTill();
  const owner = useTillView(({ state }) => (state?.staff ?? NOBODY).find(({ role }) => role === 'owner') ?? null);
  const [name, setName] = useState(owner?.name ?? '');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [isTold, setTold] = useState(false);
  const [staffId] = useState(() => owner?.id ?? till.newId<StaffId>());
  const wrongName = staffProblems({ name }).name;
  const wrongPin: Refusal | null = checkPinChosen(pin);

  async function submit() {
    if (owner?.hasPin) return onNext();
    setTold(true);
    if (wrongName || wrongPin || pin !== again) return 'wrong' as const;
    return (await saveOwner(till, staffId, name, pin)) ?? (await onNext());
  }
  const field = {
    type: 'password',
    inputMode: 'numeric',
    autoComplete: 'new-password',
    maxLength: MOST_DIGITS,
  } as const;
  const hintBelow = { inputWrapperOrder: ['label', 'input', 'error', 'description'] as ('label' | 'input')[] };
  if (owner?.hasPin) {
    return (
      <StepForm
        title={t('owner.title')}
        text={t('owner.has', { name: owner.name })}
        onSubmit={submit}
        onBack={onBack}
      />
    );
  }
  return (
    <StepForm
      title={t('owner.title')}
      text={t('owner.text')}
      onSubmit={submit}
      onBack={onBack}
      aside={
        <Button variant="subtle" onClick={() => void onNext()}>
          {t('owner.without')}
        </Button>
      }
    >
      <TextInput
        label={t('owner.name')}
        description={t('owner.nameHint')}
        {...hintBelow}
        autoComplete="given-name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={isTold && wrongName ? t(`settings:problem.${wrongName}`) : null}
      />
      <div className={classes.two}>
        <TextInput
          label={t('owner.pin')}
          description={t('owner.pinHint')}
          {...hintBelow}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
          error={isTold && wrongPin ? refusalSentence(wrongPin, 'XXX') : null}
          {...field}
        />
        <TextInput
          label={t('owner.again')}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          error={isTold && !wrongPin && pin !== again ? t('owner.differs') : null}
          {...field}
        />
      </div>
    </StepForm>
  );
}
