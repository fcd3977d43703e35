import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../../components/submit-button.tsx';
import classes from './reason-dialog.module.css';
import { ReasonFields } from './reason-fields.tsx';

/** Asks why before something is undone that the kitchen knows of. Nothing is typed where a usual reason fits. */
export function ReasonDialog({
  title,
  text,
  action,
  needsReason,
  reasons,
  keep,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly needsReason: boolean;
  /** The usual ones; left out, those of undoing. */
  readonly reasons?: readonly string[];
  /** What leaves everything as it is. */
  readonly keep?: string;
  readonly onConfirm: (reason: string | null) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('counter');
  const [reason, setReason] = useState('');
  const usual = reasons ?? [t('reasons.changedMind'), t('reasons.mistake'), t('reasons.soldOut'), t('reasons.quality')];
  const given = reason.trim();
  const ready = !needsReason || given !== '';
  const confirm = () => {
    if (ready) onConfirm(given === '' ? null : given);
  };
  return (
    <Modal opened onClose={onClose} title={title} size={560} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        className={classes.body}
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <p className={classes.text}>{text}</p>
        {needsReason && <ReasonFields usual={usual} reason={reason} onChange={setReason} />}
        <div className={classes.actions}>
          <Button variant="default" h={56} onClick={onClose}>
            {keep ?? t('reasons.keep')}
          </Button>
          <SubmitButton color="brick" h={56} ready={ready}>
            {action}
          </SubmitButton>
        </div>
      </form>
    </Modal>
  );
}
