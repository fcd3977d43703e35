import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Recovery } from '#shared/contract/till-state.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import classes from './recovery-notice.module.css';

/** Says what became of the till's file at a start or a restore, until a person has seen it; spec [B31]. */
export function RecoveryNotice() {
  const { t } = useTranslation(['counter', 'common']);
  const till = useTill();
  const recovery = useTillView(({ state }) => state?.recovery ?? null);
  if (!recovery) return null;
  return (
    <div className={classes.card} role="status">
      <IconAlertTriangle size={22} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        <p className={classes.title}>{t(`recovery.${recovery.kind}`)}</p>
        <p className={classes.more}>
          <Outcome recovery={recovery} /> {t('recovery.slips')}
        </p>
        <p className={classes.report}>
          {t('recovery.report')} <span className={classes.path}>{recovery.report}</span>
        </p>
      </div>
      <button
        type="button"
        className={classes.dismiss}
        aria-label={t('common:dismiss')}
        onClick={() =>
          void till.attempt((client, commandId) => client.till.recoverySeen({ commandId, recovery: recovery.number }))
        }
      >
        <IconX size={20} aria-hidden />
      </button>
    </div>
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
