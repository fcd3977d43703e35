import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './screen-boundary.module.css';

/** Keeps a screen that broke, or that could not be loaded, from taking the whole till with it. */
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
