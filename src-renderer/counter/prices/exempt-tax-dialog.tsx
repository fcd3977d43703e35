import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/order/order.ts';
import { SubmitButton } from '../../components/submit-button.tsx';
import { useCounter } from '../counter-context.tsx';
import classes from '../dialogs/reason-dialog.module.css';
import { ReasonFields } from '../dialogs/reason-fields.tsx';

/** Takes tax off an order, by the reference of a document and for a reason; spec [M17]. */
export function ExemptTaxDialog({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const [typed, setTyped] = useState('');
  const [why, setWhy] = useState('');
  const [reference, reason] = [typed.trim(), why.trim()];
  const ready = reference !== '' && reason !== '';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('exempt.title', { number: order.number })}
      size={560}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.body}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !counter.exemptTax({ reference, reason })) onClose();
        }}
      >
        <p className={classes.text}>{t('exempt.text')}</p>
        <TextInput
          data-autofocus
          label={t('exempt.reference')}
          description={t('exempt.referenceHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          maxLength={60}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ReasonFields
          usual={[
            ...[t('exempt.reasons.charity'), t('exempt.reasons.diplomat')],
            ...[t('exempt.reasons.resale'), t('exempt.reasons.authority')],
          ]}
          reason={why}
          onChange={setWhy}
          autoFocus={false}
        />
        <div className={classes.actions}>
          <Button variant="default" h={56} onClick={onClose}>
            {t('leave')}
          </Button>
          <SubmitButton h={56} ready={ready}>
            {t('exempt.action')}
          </SubmitButton>
        </div>
      </form>
    </Modal>
  );
}
