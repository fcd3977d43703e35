import { Alert, Button, CopyButton, Loader, Modal } from '@mantine/core';
import { IconCheck, IconCircleCheck, IconCopy, IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ShopId } from '#shared/ids/ids.ts';
import { asInstant } from '#shared/time/instant.ts';
import { displayLocale } from '../components/display-locale.ts';
import { timeIn } from './date-words.ts';
import type { OfficeClient } from './office-client.ts';
import type { Till } from './office-store.ts';
import classes from './pair-dialog.module.css';
import { createPairingStore, type PairingState } from './pairing-store.ts';
import { pauseOnPage } from './pause-on-page.ts';

interface PairDialogProps {
  readonly shopId: ShopId;
  readonly timeZone: string;
  /** The till whose place the new one takes, if it does. */
  readonly replaces: Till | null;
  readonly client: OfficeClient;
  readonly onClose: () => void;
  readonly onPaired: () => void;
}

export function PairDialog({ shopId, timeZone, replaces, client, onClose, onPaired }: PairDialogProps) {
  const { t } = useTranslation('office');
  const [pairing] = useState(() =>
    createPairingStore({
      client,
      shopId,
      inPlaceOf: replaces?.id ?? null,
      now: () => asInstant(Date.now()),
      pause: pauseOnPage(window),
    }),
  );
  const now = useStore(pairing);
  useEffect(() => pairing.start(), [pairing]);
  useEffect(() => {
    if (now.state === 'paired') onPaired();
  }, [now.state, onPaired]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={replaces ? t('pair.titleReplace', replaces) : t('pair.title')}
      size={480}
      closeButtonProps={{ 'aria-label': t('pair.close') }}
    >
      <div className={classes.body} aria-live="polite">
        {now.state === 'paired' ? (
          <>
            <IconCircleCheck size={56} stroke={1.4} aria-hidden className={classes.done} />
            <p className={classes.doneTitle}>{t('pair.done', { name: now.till.name })}</p>
            <p className={classes.note}>{t('pair.doneText', { letter: now.till.letter })}</p>
            <Button onClick={onClose}>{t('pair.close')}</Button>
          </>
        ) : (
          <>
            {replaces ? <p className={classes.intro}>{t('pair.replaceNote', replaces)}</p> : null}
            <ol className={classes.steps}>
              <li>{t('pair.step1')}</li>
              <li>{t('pair.step2')}</li>
            </ol>
            <Code now={now} timeZone={timeZone} onAgain={pairing.again} />
          </>
        )}
      </div>
    </Modal>
  );
}

interface CodeProps {
  readonly now: Exclude<PairingState, { state: 'paired' }>;
  readonly timeZone: string;
  readonly onAgain: () => void;
}

function Code({ now, timeZone, onAgain }: CodeProps) {
  const { t } = useTranslation('office');
  if (now.state === 'asking') {
    return (
      <div className={classes.code}>
        <Loader aria-label={t('pair.loading')} />
      </div>
    );
  }
  if (now.state === 'waiting') {
    const minutes = Math.round((now.expiresAt - now.now) / 60_000);
    return (
      <>
        <div className={classes.code}>
          <output className={classes.letters} aria-label={t('pair.code')}>
            {now.code}
          </output>
        </div>
        <CopyButton value={now.code}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="md"
              leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
              onClick={copy}
            >
              {copied ? t('pair.copied') : t('pair.copy')}
            </Button>
          )}
        </CopyButton>
        <p className={classes.note}>
          {t('pair.until', {
            time: timeIn(now.expiresAt, timeZone, displayLocale()),
            left: minutes > 0 ? t('pair.minutes', { count: minutes }) : t('pair.lessThanMinute'),
          })}
        </p>
      </>
    );
  }
  return (
    <>
      <Alert color={now.state === 'expired' ? 'gray' : 'brick'} variant="light" w="100%">
        {now.state === 'expired' ? t('pair.expired') : t(`pair.problem.${now.problem}`)}
      </Alert>
      <Button leftSection={<IconRefresh size={18} aria-hidden />} onClick={onAgain}>
        {t('pair.again')}
      </Button>
    </>
  );
}
