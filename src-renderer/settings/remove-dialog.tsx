import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trouble } from '../till-client/trouble.ts';
import classes from './section.module.css';
import { Sending, stay } from './sending.tsx';
import { TroubleAlert } from './trouble-alert.tsx';

interface RemoveDialogProps {
  readonly title: string;
  /** What it means that this is gone. */
  readonly text: string;
  /** What else is to know before, if anything. */
  readonly warning?: ReactNode;
  readonly action: string;
  readonly onRemove: () => Promise<Trouble | null>;
  readonly onClose: () => void;
}

/** Asks before something goes. */
export function RemoveDialog({ title, text, warning, action, onRemove, onClose }: RemoveDialogProps) {
  const { t } = useTranslation('settings');
  const [removing, setRemoving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  async function remove() {
    setRemoving(true);
    const why = await onRemove();
    setRemoving(false);
    setTrouble(why);
    if (!why) onClose();
  }
  return (
    <Modal
      opened
      onClose={removing ? stay : onClose}
      title={title}
      size={460}
      closeButtonProps={{ 'aria-label': t('form.cancel'), disabled: removing }}
    >
      <TroubleAlert trouble={trouble} />
      {warning}
      <p className={classes.sentence}>{text}</p>
      <div className={classes.actions}>
        <Sending isSending={removing} />
        <Button variant="default" data-autofocus disabled={removing} onClick={onClose}>
          {t('form.cancel')}
        </Button>
        <Button color="brick" loading={removing} onClick={() => void remove()}>
          {action}
        </Button>
      </div>
    </Modal>
  );
}
