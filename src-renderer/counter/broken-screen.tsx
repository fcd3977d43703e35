import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './broken-screen.module.css';

/** Stands where one of the till's screens broke, or could not be loaded; the others can still be gone to. */
export function BrokenScreen() {
  const { t } = useTranslation('counter');
  return (
    <main className={classes.broken} role="alert">
      <p className={classes.text}>{t('screen.failed')}</p>
      <Button h={56} onClick={() => window.location.reload()}>
        {t('screen.again')}
      </Button>
    </main>
  );
}
