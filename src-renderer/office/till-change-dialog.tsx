import { Alert, Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { OfficeClient } from './office-client.ts';
import type { Shop, Till } from './office-store.ts';
import classes from './till-change-dialog.module.css';
import { createTillChangeStore, type TillChange } from './till-change-store.ts';
import { useWaitingWords } from './waiting-words.ts';

interface TillChangeDialogProps {
  readonly till: Till;
  readonly shop: Shop;
  readonly change: TillChange;
  readonly client: OfficeClient;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks before a till is locked out, let in again, or what waits of it is admitted. */
export function TillChangeDialog({ till, shop, change, client, onClose, onDone }: TillChangeDialogProps) {
  const { t } = useTranslation('office');
  const [store] = useState(() => createTillChangeStore({ client, shopId: shop.id, deviceId: till.id, change }));
  const now = useStore(store);
  const waiting = useWaitingWords(shop.currency)(till.waiting);
  const { letter, name } = till;
  useEffect(() => {
    if (now.state === 'done') onDone();
  }, [now.state, onDone]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`tillChange.${change}.title`, { letter })}
      size={480}
      closeButtonProps={{ 'aria-label': t('tillChange.cancel') }}
    >
      <p className={classes.text}>{t(`tillChange.${change}.text`, { name, waiting })}</p>
      {now.state === 'failed' ? (
        <Alert role="alert" color="brick" variant="light" className={classes.problem}>
          {t(`tillChange.problem.${now.problem}`)}
        </Alert>
      ) : null}
      <div className={classes.buttons}>
        <Button variant="default" size="md" onClick={onClose}>
          {t('tillChange.cancel')}
        </Button>
        <Button
          size="md"
          {...(change === 'revoke' ? { color: 'brick' } : {})}
          loading={now.state === 'doing'}
          onClick={() => void store.confirm()}
        >
          {t(`tillChange.${change}.confirm`)}
        </Button>
      </div>
    </Modal>
  );
}
