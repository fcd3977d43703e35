import { Button, Loader } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import classes from './office-app.module.css';
import type { OfficeClient } from './office-client.ts';
import { OfficePage } from './office-page.tsx';
import type { OfficeStore } from './office-store.ts';
import type { SessionStore } from './session-store.ts';
import { SignInScreen } from './sign-in-screen.tsx';

interface OfficeAppProps {
  readonly session: SessionStore;
  readonly office: OfficeStore;
  readonly client: OfficeClient;
}

/** The owner's page: signed in or not. */
export function OfficeApp({ session, office, client }: OfficeAppProps) {
  const { t } = useTranslation('office');
  const now = useStore(session);
  switch (now.state) {
    case 'checking':
      return (
        <div className={classes.middle}>
          <Loader aria-label={t('brand')} className={classes.late} />
        </div>
      );
    case 'unreachable':
      return (
        <main className={classes.middle}>
          <IconCloudOff size={40} stroke={1.5} aria-hidden className={classes.icon} />
          <h1 className={classes.title}>{t('unreachable.title')}</h1>
          <p className={classes.text}>{t('unreachable.text')}</p>
          <Button onClick={() => void session.check()}>{t('unreachable.retry')}</Button>
        </main>
      );
    case 'signed-out':
      return <SignInScreen now={now} signIn={session.signIn} />;
    case 'signed-in':
      return (
        <OfficePage
          session={session}
          owner={now.owner}
          signOutFailed={now.signOutFailed}
          office={office}
          client={client}
        />
      );
    default:
      return now satisfies never;
  }
}
