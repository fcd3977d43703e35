import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '#shared/ids/ids.ts';
import type { Printer } from '#shared/settings/settings.ts';
import { showNotice } from '../../components/notices/notice-store.ts';
import { type Trouble, troubleOf } from '../../till-client/trouble.ts';
import { useTill } from '../../till-client/use-till.tsx';
import classes from '../section.module.css';
import { TroubleAlert } from '../trouble-alert.tsx';

interface RerouteDialogProps {
  readonly from: Printer;
  readonly others: readonly Printer[];
  readonly onClose: () => void;
}

/** Asks which printer is to print what waits at another. */
export function RerouteDialog({ from, others, onClose }: RerouteDialogProps) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const [to, setTo] = useState(others[0]?.id);
  const [moving, setMoving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  // One intention is one command, also when it is tried again after a lost reply.
  const [commandId] = useState(() => till.newId<CommandId>());

  async function move() {
    if (!to) return;
    setMoving(true);
    setTrouble(null);
    try {
      const { moved, left } = await till.client.printing.reroute({ commandId, from: from.id, to });
      showNotice(t('queues.moved', { count: moved }) + (left > 0 ? ` ${t('queues.left', { count: left })}` : ''));
      onClose();
    } catch (error) {
      setTrouble(troubleOf(error));
      setMoving(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('queues.moveTitle', { name: from.name })}
      size={460}
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <TroubleAlert trouble={trouble} />
      <p className={classes.sentence}>{t('queues.moveText')}</p>
      <Select
        data-autofocus
        label={t('queues.moveTo')}
        allowDeselect={false}
        disabled={moving}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={to ?? null}
        onChange={(value) => setTo(others.find(({ id }) => id === value)?.id)}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('form.cancel')}
        </Button>
        <Button loading={moving} onClick={() => void move()}>
          {t('queues.moveAction')}
        </Button>
      </div>
    </Modal>
  );
}
