import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Recovery } from '#shared/contract/till-state.ts';
import { NoticeCard } from '../components/notices/notice-card.tsx';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import classes from './recovery-notice.module.css';

/** Says what became of the till's file at a start or a restore, until a person has seen it; spec [B31]. */
export function RecoveryNotice() {
  const { t } = useTranslation(['counter', 'common']);
  const till = useTill();
  const recovery = useTillView(({ state }) => state?.recovery ?? null);
  if (!recovery) return null;
  return (
    <NoticeCard
      tone="warning"
      icon={IconAlertTriangle}
      title={t(`recovery.${recovery.kind}`)}
      more={
        <>
          <Outcome recovery={recovery} /> {t('recovery.slips')}
        </>
      }
      dismissLabel={t('common:dismiss')}
      onDismiss={() =>
        void till.attempt((client, commandId) => client.till.recoverySeen({ commandId, recovery: recovery.number }))
      }
    >
      <p className={classes.report}>
        {t('recovery.report')} <span className={classes.path}>{recovery.report}</span>
      </p>
    </NoticeCard>
  );
}

/** How much is missing, as far as it is known by now. */
function Outcome({ recovery: { lost, returned, missing } }: { readonly recovery: Recovery }) {
  const { t } = useTranslation('counter');
  if (returned === null || missing === null) {
    return lost === 0 ? t('recovery.nothingMissing') : t('recovery.missingSoFar', { count: lost });
  }
  const cameBack = returned === 0 ? '' : `${t('recovery.returned', { count: returned })} `;
  return cameBack + (missing === 0 ? t('recovery.nothingLost') : t('recovery.lost', { count: missing }));
}
