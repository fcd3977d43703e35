import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFoot } from '../components/page-foot/page-foot.tsx';
import { leadToTrouble } from '../settings/lead-to-trouble.ts';
import { TroubleAlert } from '../settings/trouble-alert.tsx';
import type { Trouble } from '../till-client/trouble.ts';
import classes from './first-run.module.css';

interface StepFormProps {
  readonly title: string;
  readonly text?: string;
  /** Carries it out; answers why not, `wrong` where a field says so. What answers null has gone on. */
  readonly onSubmit: () => Promise<Trouble | 'wrong' | null>;
  readonly onBack?: () => void;
  readonly action?: string;
  /** Another way on, beside the usual one. */
  readonly aside?: ReactNode;
  /** Where the keyboard begins: the first field, or the way on, where all is filled in. */
  readonly begins?: 'field' | 'action';
  readonly children?: ReactNode;
}

/** One question, and the ways on and back. Enter goes on. */
export function StepForm({ title, text, onSubmit, onBack, action, aside, begins = 'field', children }: StepFormProps) {
  const { t } = useTranslation('firstRun');
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const fields = begins === 'field' ? ['input:checked', 'input'] : [];
    const first = [...fields, '[type=submit]']
      .map((one) => form.current?.querySelector<HTMLElement>(one))
      .find(Boolean);
    first?.focus();
  }, [begins]);
  async function submit(element: HTMLElement) {
    if (isBusy) return;
    setBusy(true);
    const why = await onSubmit();
    setBusy(false);
    setTrouble(why === 'wrong' ? null : why);
    if (why) leadToTrouble(element);
  }
  return (
    <form
      ref={form}
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <h1 className={classes.title}>{title}</h1>
      {text === undefined ? null : <p className={classes.text}>{text}</p>}
      <TroubleAlert trouble={trouble} />
      <div className={classes.fields}>{children}</div>
      <PageFoot>
        {onBack ? (
          <Button variant="default" className={classes.back} onClick={onBack}>
            {t('back')}
          </Button>
        ) : null}
        {aside}
        <Button type="submit" loading={isBusy}>
          {action ?? t('next')}
        </Button>
      </PageFoot>
    </form>
  );
}
