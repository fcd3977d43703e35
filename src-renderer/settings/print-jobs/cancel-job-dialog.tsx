import { Button, Modal, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandId, PrintJobId } from '#shared/ids/ids.ts';
import { takeChange } from '../../till-client/till-store.ts';
import { type Trouble, troubleOf } from '../../till-client/trouble.ts';
import { useTill } from '../../till-client/use-till.tsx';
import classes from '../section.module.css';
import { TroubleAlert } from '../trouble-alert.tsx';

interface CancelJobDialogProps {
  readonly job: { readonly id: PrintJobId; readonly title: string };
  readonly onClose: () => void;
}

const MOST_REASON_LENGTH = 200;

/** Asks why a slip is not to be printed, before it is not. */
export function CancelJobDialog({ job, onClose }: CancelJobDialogProps) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  // The same reason is the same intention, also when it is tried again after a lost reply.
  const intention = useRef<{ readonly commandId: CommandId; readonly reason: string } | null>(null);
  const intended = () => {
    if (intention.current?.reason !== reason) intention.current = { commandId: till.newId<CommandId>(), reason };
    return intention.current;
  };

  async function cancel() {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    setCancelling(true);
    setTrouble(null);
    try {
      const answer = await till.client.printing.cancel({ ...intended(), printJobId: job.id });
      takeChange(till.store, { kind: 'print-job', job: answer.job });
      onClose();
    } catch (error) {
      setTrouble(troubleOf(error));
      setCancelling(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('jobs.cancelTitle', { what: job.title })}
      size={460}
      closeButtonProps={{ 'aria-label': t('jobs.keep') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void cancel();
        }}
      >
        <TroubleAlert trouble={trouble} />
        <p className={classes.sentence}>{t('jobs.cancelText')}</p>
        <TextInput
          data-autofocus
          label={t('jobs.cancelReason')}
          maxLength={MOST_REASON_LENGTH}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isMissing ? t('problem.reason-missing') : null}
          mb="lg"
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('jobs.keep')}
          </Button>
          <Button type="submit" color="brick" loading={cancelling}>
            {t('jobs.cancelAction')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
