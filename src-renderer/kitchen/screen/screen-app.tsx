import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { showNotice } from '../../components/notices/notice-store.ts';
import { Notices } from '../../components/notices/notices.tsx';
import { refusalSentence } from '../../components/refusal-sentence.ts';
import { useKitchen, useScreenView } from './kitchen-context.tsx';
import { KitchenScreen } from './kitchen-screen.tsx';
import { LinkBanner } from './link-banner.tsx';
import { PairScreen } from './pair-screen.tsx';
import { ReadyScreen } from './ready-screen.tsx';
import classes from './screen-app.module.css';
import { UndoNotice } from './undo-notice.tsx';

/** The page of a paired screen: what it is for, or how it is paired. */
export function ScreenApp({ onPaired }: { readonly onPaired: () => void }) {
  const { t } = useTranslation('screen');
  const link = useScreenView((view) => view.link);
  const kind = useScreenView(({ place }) => place?.role.kind ?? null);
  const told = useScreenView(({ ledger, ready }) => ledger !== null || ready !== null);
  useTroubleNotices();
  if (link === 'unpaired') return <PairScreen onPaired={onPaired} />;
  return (
    <div className={classes.app}>
      <LinkBanner />
      {!told && (
        <p className={classes.wait} role="status">
          {t('looking')}
        </p>
      )}
      {told && (kind === 'ready' ? <ReadyScreen /> : <KitchenScreen />)}
      <div className={classes.messages}>
        <Notices />
        <UndoNotice />
      </div>
    </div>
  );
}

/** What was meant and did not happen is said once, in words. */
function useTroubleNotices(): void {
  const { screen } = useKitchen();
  const { t } = useTranslation('common');
  useEffect(
    () =>
      screen.onTrouble((trouble) =>
        // No amount of money is ever part of what the kitchen hears.
        showNotice(trouble.kind === 'refused' ? refusalSentence(trouble.refusal, 'XXX') : t('failed'), 'warning'),
      ),
    [screen, t],
  );
}
