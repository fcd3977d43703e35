import { Button } from '@mantine/core';
import { Component, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './screen-app.module.css';

const RESTARTS_AFTER_MS = 5_000;

/** Nobody stands at a kitchen's wall with a mouse: what broke starts again by itself. */
export class ScreenBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <BrokenScreen /> : this.props.children;
  }
}

function BrokenScreen() {
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
