import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { showNotice } from '../components/notices/notice-store.ts';
import { leadToTrouble } from './lead-to-trouble.ts';
import type { RecordForm } from './record-form.ts';
import classes from './section.module.css';
import { Sending, stay } from './sending.tsx';
import { TroubleAlert } from './trouble-alert.tsx';

interface RecordDialogProps<F extends object> {
  readonly title: string;
  readonly form: RecordForm<F>;
  /** The record as it stands without this form's edits. */
  readonly record: F;
  readonly onClose: () => void;
  /** How wide it may be, in pixels. */
  readonly size?: number;
  readonly children: ReactNode;
}

/** One record's fields over the page, saved or left as they were. */
export function RecordDialog<F extends object>({
  title,
  form,
  record,
  onClose,
  size = 520,
  children,
}: RecordDialogProps<F>) {
  const { t } = useTranslation('settings');
  const { saving, trouble } = useStore(form);
  async function save(element: HTMLElement) {
    if (!(await form.submit(record))) return leadToTrouble(element);
    showNotice(t('form.saved'));
    onClose();
  }
  return (
    <Modal
      opened
      onClose={saving ? stay : onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('form.cancel'), disabled: saving }}
    >
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save(event.currentTarget);
        }}
      >
        <TroubleAlert trouble={trouble} />
        {children}
        <div className={classes.actions}>
          <Sending isSending={saving} />
          <Button variant="default" disabled={saving} onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={saving}>
            {t('form.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
