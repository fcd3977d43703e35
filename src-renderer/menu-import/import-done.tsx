import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportResult } from '#shared/catalog/menu-import.ts';
import classes from './import-done.module.css';

interface ImportDoneProps {
  readonly result: ImportResult;
  readonly onAnother: () => void;
  readonly onLeave: () => void;
}

const COUNTS = ['added', 'changed', 'unchanged', 'skipped'] as const;

/** What was imported. */
export function ImportDone({ result, onAnother, onLeave }: ImportDoneProps) {
  const { t } = useTranslation('menuImport');
  return (
    <section className={classes.done} aria-live="polite">
      <IconCircleCheck size={64} stroke={1.3} aria-hidden className={classes.icon} />
      <h2>{t('done.title')}</h2>
      <ul>
        {COUNTS.filter((name) => result[name] > 0).map((name) => (
          <li key={name}>{t(`done.${name}`, { count: result[name] })}</li>
        ))}
      </ul>
      <div className={classes.actions}>
        <Button variant="default" onClick={onAnother}>
          {t('done.another')}
        </Button>
        <Button autoFocus onClick={onLeave}>
          {t('done.sell')}
        </Button>
      </div>
    </section>
  );
}
