import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './screen-app.module.css';

const RESTARTS_AFTER_MS = 5_000;

/** Nobody stands at a kitchen's wall with a mouse: what broke starts again by itself. */
export function BrokenScreen() {
  const { t } = useTranslation('screen');
  useEffect(() => {
    const timer = setTimeout(() => window.location.reload(), RESTARTS_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={classes.wait} role="alert">
      <p>{t('broken')}</p>
      <Button onClick={() => window.location.reload()}>{t('again')}</Button>
    </main>
  );
}
