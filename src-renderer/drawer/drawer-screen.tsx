import './strings.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { DrawerSession } from '#shared/drawer/session.ts';
import { useMay } from '../till-client/use-may.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import { CloseSession } from './close-session.tsx';
import classes from './drawer-screen.module.css';
import { countStore } from './drawer-store.ts';
import { OpenSession } from './open-session.tsx';
import { PastSessions } from './past-sessions.tsx';
import { StartSession } from './start-session.tsx';
import { useMoments, useNameOf } from './use-moments.ts';
import { ZReport } from './z-report.tsx';

const PAST_SHOWN = 50;

/** The till's cash drawer: its session, what is moved in it, and the reports of those before; spec [DR15]. */
export function DrawerScreen() {
  const { t } = useTranslation('drawer');
  const session = useTillView(({ state }) => state?.drawer ?? null);
  const counting = useStore(countStore, (state) => state.counting);
  const past = usePastSessions(session);
  const [shown, setShown] = useState<DrawerSession | null>(null);
  const [justClosed, setJustClosed] = useState<DrawerSession | null>(null);
  const z = shown ?? justClosed;
  const leave = () => {
    setShown(null);
    setJustClosed(null);
  };

  return (
    <main className={classes.screen} aria-label={t('title')}>
      <header className={classes.head}>
        <h1 className={classes.h1}>{t('title')}</h1>
        <SessionState session={session} />
      </header>
      {z ? (
        <ZReport key={z.id} session={z} isNew={z === justClosed} onBack={leave} />
      ) : session && counting ? (
        <CloseSession session={session} onClosed={setJustClosed} />
      ) : (
        <div className={classes.two}>
          {session ? (
            <OpenSession session={session} />
          ) : (
            <StartSession lastFloat={past[0]?.float ?? null} key={past[0]?.id ?? 'first'} />
          )}
          <PastSessions sessions={past} onShow={setShown} />
        </div>
      )}
    </main>
  );
}

function SessionState({ session }: { readonly session: DrawerSession | null }) {
  const { t } = useTranslation('drawer');
  const { moment } = useMoments();
  const nameOf = useNameOf();
  const name = session && nameOf(session.openedBy);
  return (
    <p className={classes.state} data-open={session !== null}>
      {session === null
        ? t('state.closed')
        : name
          ? t('state.openBy', { time: moment(session.openedAt), name })
          : t('state.open', { time: moment(session.openedAt) })}
    </p>
  );
}

/** Read anew whenever a session opens or closes; none for whom they are not to be seen by. */
function usePastSessions(open: DrawerSession | null): readonly DrawerSession[] {
  const till = useTill();
  const may = useMay('close-drawer');
  const openId = open?.id ?? null;
  const [sessions, setSessions] = useState<readonly DrawerSession[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: which session is open says that there are others
  useEffect(() => {
    let isShown = true;
    if (!may) return;
    void till.attempt(async (client) => {
      const answer = await client.drawer.sessions({ limit: PAST_SHOWN });
      if (isShown) setSessions(answer.sessions);
    });
    return () => {
      isShown = false;
    };
  }, [till, may, openId]);
  return may ? sessions : [];
}
