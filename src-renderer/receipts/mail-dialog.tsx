import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId } from '#shared/ids/ids.ts';
import type { ReceiptPart } from '#shared/receipt/receipt-part.ts';
import { showNotice } from '../components/notices/notice-store.ts';
import { refusalSentence } from '../components/refusal-sentence.ts';
import { SubmitButton } from '../components/submit-button.tsx';
import { useTill } from '../till-client/use-till.tsx';
import classes from './receipts.module.css';

/** Asks where a receipt is to be sent; what is wrong with it is said beside it. */
export function MailDialog({
  orderId,
  part,
  onClose,
}: {
  readonly orderId: OrderId;
  readonly part: ReceiptPart;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('receipts');
  const till = useTill();
  const [to, setTo] = useState('');
  const [isSending, setSending] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const send = async () => {
    setSending(true);
    const trouble = await till.attemptQuietly((client, commandId) =>
      client.receipts.mail({ commandId, orderId, part, to }),
    );
    setSending(false);
    if (trouble) return setSaid(trouble.kind === 'refused' ? refusalSentence(trouble.refusal, 'XXX') : t('failed'));
    showNotice(t('asked'));
    onClose();
  };
  const ready = to.trim() !== '' && !isSending;
  return (
    <Modal opened onClose={onClose} title={t('mailTitle')} size={520} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void send();
        }}
      >
        <TextInput
          size="lg"
          type="email"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus
          label={t('address')}
          description={t('addressHint')}
          error={said}
          maxLength={254}
          value={to}
          onChange={(event) => {
            setTo(event.currentTarget.value);
            setSaid(null);
          }}
        />
        <div className={classes.actions}>
          <Button variant="default" h={56} onClick={onClose}>
            {t('leave')}
          </Button>
          <SubmitButton h={56} ready={ready}>
            {t('send')}
          </SubmitButton>
        </div>
      </form>
    </Modal>
  );
}
