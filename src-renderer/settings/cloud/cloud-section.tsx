import { Alert } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/contract/till-state.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import classes from '../section.module.css';
import cloudClasses from './cloud-section.module.css';
import { PairForm } from './pair-form.tsx';

const MAY_BE_PAIRED: readonly SyncStatus['state'][] = ['unpaired', 'refused', 'revoked'];

/** How the till stands with its cloud, and the way to pair it. */
export function CloudSection() {
  const { t } = useTranslation('settings');
  const sync = useTillView(({ state }) => state?.sync ?? null);
  const letter = useTillView(({ state }) => state?.device.letter ?? '');
  if (!sync) return null;
  return (
    <>
      <div className={classes.head}>
        <h2>{t('sections.cloud')}</h2>
      </div>
      <p className={classes.intro}>{t('cloud.intro')}</p>
      <section className={classes.group}>
        <h3>{t('cloud.till', { letter })}</h3>
        <p className={cloudClasses.state} data-state={sync.state} role="status">
          <span className={cloudClasses.dot} aria-hidden />
          {sync.state === 'sending' && sync.progress
            ? t('cloud.states.sendingOf', sync.progress)
            : t(`cloud.states.${sync.state}`)}
        </p>
        {sync.problem ? (
          <Alert color="yellow" variant="light" icon={<IconCloudOff aria-hidden />}>
            {sync.problem}
          </Alert>
        ) : null}
        {sync.state === 'no-cloud' ? (
          <p className={classes.about}>{t('cloud.noCloud')}</p>
        ) : (
          <SyncFigures sync={sync} />
        )}
      </section>
      {MAY_BE_PAIRED.includes(sync.state) ? <PairForm /> : null}
    </>
  );
}

function SyncFigures({ sync }: { readonly sync: SyncStatus }) {
  const { t } = useTranslation('settings');
  const timeZone = useTillView(({ state }) => state?.settings.shop.timeZone);
  const when = new Intl.DateTimeFormat(displayLocale(), { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return (
    <dl className={cloudClasses.figures}>
      <div>
        <dt>{t('cloud.address')}</dt>
        <dd>{sync.cloud}</dd>
      </div>
      <div>
        <dt>{t('cloud.pending')}</dt>
        <dd>{t('cloud.entries', { count: sync.pending })}</dd>
      </div>
      <div>
        <dt>{t('cloud.sent')}</dt>
        <dd>{t('cloud.entries', { count: sync.sent })}</dd>
      </div>
      <div>
        <dt>{t('cloud.last')}</dt>
        <dd>{sync.lastExchangeAt === null ? t('cloud.never') : when.format(sync.lastExchangeAt)}</dd>
      </div>
      {sync.history ? (
        <div>
          <dt>{t('cloud.history')}</dt>
          <dd>
            {sync.history.isComplete
              ? t('cloud.historyDone', { count: sync.history.of })
              : t('cloud.historyOf', sync.history)}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
