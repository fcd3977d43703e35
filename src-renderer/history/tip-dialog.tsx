import { Button, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/order/order.ts';
import { takenBy, tipOf } from '#shared/payment/payment.ts';
import { Keypad } from '../components/keypad/keypad.tsx';
import { amountOf, type KeypadKey, keypadKeyOf, typeAmount } from '../components/keypad/keypad-entry.ts';
import { SubmitButton } from '../components/submit-button.tsx';
import { useMoney } from '../components/use-money.ts';
import { useTill } from '../till-client/use-till.tsx';
import classes from './refund-dialog.module.css';

/** Sets the tip of a payment after it was taken, such as one that was written on the slip; spec [PY6]. */
export function TipDialog({
  order,
  onDone,
  onClose,
}: {
  readonly order: Order;
  readonly onDone: (order: Order) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('history');
  const till = useTill();
  const money = useMoney();
  const [chosen, setChosen] = useState(order.payments[0]?.paymentId);
  const [entry, setEntry] = useState('');
  const [sending, setSending] = useState(false);
  const payment = order.payments.find(({ paymentId }) => paymentId === chosen);
  const tip = amountOf(entry);
  const ready = payment !== undefined && entry !== '' && tip !== tipOf(payment) && !sending;
  const type = (key: KeypadKey) => setEntry((before) => typeAmount(before, key));
  const submit = async () => {
    if (!payment || !ready) return;
    setSending(true);
    const trouble = await till.attempt(async (client, commandId) => {
      const said = { commandId, orderId: order.id, paymentId: payment.paymentId, tip };
      onDone((await client.orders.changeTip(said)).order);
      onClose();
    });
    if (trouble) setSending(false);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tips.title', { number: order.number })}
      size={760}
      closeButtonProps={{ 'aria-label': t('tips.keep') }}
    >
      <form
        className={classes.form}
        onKeyDown={(event) => {
          const key = keypadKeyOf(event.key);
          if (!key) return;
          type(key);
          event.preventDefault();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className={classes.halves}>
          <Radio.Group
            label={t('tips.payment')}
            value={chosen ?? ''}
            onChange={(next) => setChosen(next as typeof chosen)}
          >
            <Stack gap={12} mt={8}>
              {order.payments.map((one) => (
                <Radio
                  key={one.paymentId}
                  size="lg"
                  value={one.paymentId}
                  data-autofocus={one === order.payments[0] || undefined}
                  label={t('tips.of', {
                    tender: t(`tenders.${one.tender}`),
                    amount: money(takenBy(one)),
                    tip: money(tipOf(one)),
                  })}
                />
              ))}
            </Stack>
          </Radio.Group>
          <div className={classes.half}>
            <output className={classes.entry} aria-label={t('tips.tip')}>
              {money(tip)}
            </output>
            <Keypad corner="00" onKey={type} />
          </div>
        </div>
        <div className={classes.actions}>
          <Button variant="default" h={56} onClick={onClose}>
            {t('tips.keep')}
          </Button>
          <SubmitButton h={56} ready={ready}>
            {t('tips.action', { tip: money(tip) })}
          </SubmitButton>
        </div>
      </form>
    </Modal>
  );
}
