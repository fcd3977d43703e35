import { Alert, Button, TextInput } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SyncStatus } from '#shared/contract/till-state.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { showNotice } from '../../components/notices/notice-store.ts';
import { refusalSentence } from '../../components/refusal-sentence.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import classes from '../section.module.css';
import cloudClasses from './cloud-section.module.css';
import { createPairingStore } from './pairing-store.ts';

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

function PairForm() {
  const { t } = useTranslation(['settings', 'common']);
  const till = useTill();
  const [store] = useState(() => createPairingStore(till));
  const { code, pairing, missing, trouble } = useStore(store);
  const problem = missing
    ? t('cloud.codeMissing')
    : trouble?.kind === 'refused'
      ? refusalSentence(trouble.refusal, 'XXX')
      : trouble
        ? t('common:failed')
        : null;
  async function pair() {
    if (await store.pair()) showNotice(t('cloud.paired'));
  }
  return (
    <section className={classes.group}>
      <h3>{t('cloud.pairTitle')}</h3>
      <p className={classes.about}>{t('cloud.pairText')}</p>
      <form
        noValidate
        className={cloudClasses.pair}
        onSubmit={(event) => {
          event.preventDefault();
          void pair();
        }}
      >
        <TextInput
          label={t('cloud.code')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onChange={(event) => store.type(event.currentTarget.value)}
          error={problem}
          classNames={{ input: cloudClasses.code }}
        />
        <Button type="submit" loading={pairing}>
          {t('cloud.pair')}
        </Button>
      </form>
    </section>
  );
}
