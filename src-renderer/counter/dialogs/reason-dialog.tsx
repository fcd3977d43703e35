import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../../components/submit-button.tsx';
import classes from './reason-dialog.module.css';

/** Asks why before something is undone that the kitchen knows of. Nothing is typed where a usual reason fits. */
export function ReasonDialog({
  title,
  text,
  action,
  needsReason,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly needsReason: boolean;
  readonly onConfirm: (reason: string | null) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('counter');
  const [reason, setReason] = useState('');
  const usual: string[] = [t('reasons.changedMind'), t('reasons.mistake'), t('reasons.soldOut'), t('reasons.quality')];
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
        {needsReason && (
          <>
            <div className={classes.usual}>
              {usual.map((one, at) => (
                <button
                  key={one}
                  type="button"
                  className={classes.reason}
                  aria-pressed={reason === one}
                  data-autofocus={at === 0 || undefined}
                  onClick={() => setReason(one)}
                >
                  {one}
                </button>
              ))}
            </div>
            <TextInput
              label={t('reasons.other')}
              maxLength={200}
              value={usual.includes(reason) ? '' : reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </>
        )}
        <div className={classes.actions}>
          <Button variant="default" h={56} onClick={onClose}>
            {t('reasons.keep')}
          </Button>
          <SubmitButton color="brick" h={56} ready={ready}>
            {action}
          </SubmitButton>
        </div>
      </form>
    </Modal>
  );
}
