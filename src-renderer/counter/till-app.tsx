import { lazy, Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { FirstRun } from '#shared/first-run/first-run.ts';
import { ErrorBoundary } from '../components/error-boundary.tsx';
import { showNotice } from '../components/notices/notice-store.ts';
import { Notices } from '../components/notices/notices.tsx';
import { refusalSentence } from '../components/refusal-sentence.ts';
import { InOneLanguage } from '../i18n/in-one-language.tsx';
import { menuAlone } from '../till-client/menu-alone.ts';
import { TillProvider, useTill, useTillView } from '../till-client/use-till.tsx';
import { TrainingMark } from '../training/training-mark.tsx';
import { BrokenScreen } from './broken-screen.tsx';
import { createCounter } from './counter.ts';
import { CounterProvider, useCounter } from './counter-context.tsx';
import { CounterScreen } from './counter-screen.tsx';
import { AppDialogs } from './dialogs/app-dialogs.tsx';
import { LinkNotice } from './link-notice.tsx';
import { PrintAlerts } from './print-alerts.tsx';
import { ReceiptTextAlert } from './receipt-text-alert.tsx';
import { RecoveryNotice } from './recovery-notice.tsx';
import { screenStore } from './screen-store.ts';
import { ApprovalDialog } from './sign-in/approval-dialog.tsx';
import { LockScreen } from './sign-in/lock-screen.tsx';
import { useAutoLock } from './sign-in/use-auto-lock.ts';
import { useCover } from './sign-in/use-cover.ts';
import classes from './till-app.module.css';
import { TopBar } from './top-bar/top-bar.tsx';
import { UnseenStations } from './unseen-stations.tsx';
import { useAppKeys } from './use-app-keys.ts';
import { useAfterApproval, useLastPerson, useTrainingTurns } from './use-turns.ts';

const DrawerScreen = lazy(async () => ({
  default: (await import('../drawer/drawer-screen.tsx')).DrawerScreen,
}));
const FirstRunScreen = lazy(async () => ({
  default: (await import('../first-run/first-run-screen.tsx')).FirstRunScreen,
}));
const FloorScreen = lazy(async () => ({
  default: (await import('../floor/floor-screen.tsx')).FloorScreen,
}));
const HistoryScreen = lazy(async () => ({
  default: (await import('../history/history-screen.tsx')).HistoryScreen,
}));
const MenuImportScreen = lazy(async () => ({
  default: (await import('../menu-import/menu-import-screen.tsx')).MenuImportScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import('../settings/settings-screen.tsx')).SettingsScreen,
}));

/** The till's page; a screen at which somebody must sign in first shows nothing of it. */
export function TillApp() {
  const till = useTill();
  const counter = useCounter();
  const behind = useMemo(() => {
    const alone = menuAlone(till);
    return { till: alone, counter: createCounter(alone) };
  }, [till]);
  const cover = useCover();
  const session = useTillView((view) => view.session);
  const last = useLastPerson();
  useTroubleNotices();
  useAutoLock();
  useAfterApproval();
  useTrainingTurns();
  return (
    <InOneLanguage>
      <div className={classes.whole}>
        <TrainingMark />
        <div className={classes.under}>
          {cover.isUp && session && (
            <>
              <LockScreen session={session} last={last} />
              <LinkNotice />
            </>
          )}
          {cover.isDrawn && (
            <div className={cover.isUp ? classes.behind : classes.open} inert={cover.isUp}>
              <TillProvider till={cover.isUp ? behind.till : till}>
                <CounterProvider counter={cover.isUp ? behind.counter : counter}>
                  <OpenTill isBehind={cover.isUp} />
                </CounterProvider>
              </TillProvider>
            </div>
          )}
        </div>
      </div>
    </InOneLanguage>
  );
}

/** The bar above, one screen below, and whatever is said over it; behind the lock the counter, which hears and says nothing. */
function OpenTill({ isBehind }: { readonly isBehind: boolean }) {
  const { t } = useTranslation('counter');
  const chosen = useStore(screenStore, (state) => state.screen);
  const screen = isBehind ? 'counter' : chosen;
  const ready = useTillView(({ state, menu }) => (state !== null || isBehind) && menu !== null);
  const firstRun = useTillView(({ state }) => state?.firstRun ?? null);
  if (ready && firstRun) return <UnsetShop firstRun={firstRun} />;
  return (
    <div className={classes.app}>
      {!isBehind && <AppKeys />}
      <TopBar />
      <UnseenStations />
      <div className={classes.screen}>
        {ready ? (
          <ErrorBoundary key={screen} fallback={<BrokenScreen />}>
            <Suspense fallback={<p className={classes.wait}>{t('screen.loading')}</p>}>
              {screen === 'counter' && <CounterScreen isBehind={isBehind} />}
              {screen === 'floor' && <FloorScreen />}
              {screen === 'history' && <HistoryScreen />}
              {screen === 'drawer' && <DrawerScreen />}
              {screen === 'menu-import' && <MenuImportScreen />}
              {screen === 'settings' && <SettingsScreen />}
            </Suspense>
          </ErrorBoundary>
        ) : (
          <p className={classes.wait} role="status">
            {t('link.looking')}
          </p>
        )}
      </div>
      {!isBehind && <OverTheScreen />}
    </div>
  );
}

function OverTheScreen() {
  return (
    <>
      <AppDialogs />
      <ApprovalDialog />
      <div className={classes.messages}>
        <PrintAlerts />
        <ReceiptTextAlert />
        <RecoveryNotice />
        <Notices />
        <LinkNotice />
      </div>
    </>
  );
}

/** Where the bar is, its keys are. */
function AppKeys() {
  useAppKeys();
  return null;
}

/** A shop that is not set up yet: the questions, and what is said over any screen. */
function UnsetShop({ firstRun }: { readonly firstRun: FirstRun }) {
  const { t } = useTranslation('counter');
  return (
    <div className={classes.app}>
      <div className={classes.screen}>
        <ErrorBoundary fallback={<BrokenScreen />}>
          <Suspense fallback={<p className={classes.wait}>{t('screen.loading')}</p>}>
            <FirstRunScreen said={firstRun} />
          </Suspense>
        </ErrorBoundary>
      </div>
      <div className={classes.messages}>
        <Notices />
        <LinkNotice />
      </div>
    </div>
  );
}

/** Whatever was meant and did not happen is said once, in words. */
function useTroubleNotices(): void {
  const till = useTill();
  const { t } = useTranslation('common');
  useEffect(
    () =>
      till.onTrouble((trouble) => {
        const currency = till.store.getState().state?.settings.shop.currency ?? 'XXX';
        const text = trouble.kind === 'refused' ? refusalSentence(trouble.refusal, currency) : t('failed');
        showNotice(text, 'warning');
      }),
    [till, t],
  );
}
