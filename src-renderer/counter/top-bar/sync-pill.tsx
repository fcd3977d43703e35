import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/contract/till-state.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import classes from './sync-pill.module.css';

/** How this till stands with its cloud, in words; the colour only repeats them. */
export function SyncPill() {
  const { t } = useTranslation('counter');
  const sync = useTillView(({ state }) => state?.sync ?? null);
  const isTraining = useTillView((view) => view.isTraining);
  // A copy has no cloud, and needs none.
  if (!sync || isTraining) return <span className={classes.pill} />;
  const { state, pending, problem, progress } = sync;
  const text =
    state === 'offline' && pending > 0
      ? t('sync.offlinePending', { count: pending })
      : state === 'sending'
        ? progress
          ? t('sync.sendingOf', progress)
          : t('sync.sending', { count: pending })
        : t(`sync.${state}`);
  return (
    <Tooltip label={t(`sync.explain.${state}`, { problem: problem ?? '' })} multiline w={280}>
      <button type="button" className={classes.pill} data-tone={toneOf(state)}>
        <span className={classes.dot} aria-hidden />
        {text}
      </button>
    </Tooltip>
  );
}

function toneOf(state: SyncStatus['state']): 'good' | 'calm' | 'warning' {
  switch (state) {
    case 'up-to-date':
    case 'sending':
      return 'good';
    case 'no-cloud':
    case 'unpaired':
      return 'calm';
    case 'offline':
    case 'refused':
    case 'revoked':
      return 'warning';
    default:
      return state satisfies never;
  }
}
