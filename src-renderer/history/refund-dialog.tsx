import { Button, Checkbox, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineId, RefundId } from '#shared/ids/ids.ts';
import { asQuantity, type Quantity } from '#shared/money/minor.ts';
import { lineName } from '#shared/order/line-name.ts';
import type { Order } from '#shared/order/order.ts';
import { tipOf } from '#shared/payment/payment.ts';
import { returnablesOf } from '#shared/payment/refund.ts';
import { Keypad } from '../components/keypad/keypad.tsx';
import { amountOf, keypadKeyOf, typeAmount } from '../components/keypad/keypad-entry.ts';
import { showNotice } from '../components/notices/notice-store.ts';
import { Stepper } from '../components/stepper/stepper.tsx';
import { SubmitButton } from '../components/submit-button.tsx';
import { useMoney } from '../components/use-money.ts';
import { useTill } from '../till-client/use-till.tsx';
import classes from './refund-dialog.module.css';

type Kind = 'whole' | 'lines' | 'amount';
const PIECE = 1_000;

/** Gives back a settled order, pieces of it or an amount, by the tenders that it was paid with. */
export function RefundDialog({
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
  const [kind, setKind] = useState<Kind>('whole');
  const [pieces, setPieces] = useState<ReadonlyMap<LineId, Quantity>>(new Map());
  const [entry, setEntry] = useState('');
  const [tips, setTips] = useState(false);
  const [restock, setRestock] = useState(false);
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  // One identity for one asking: what went through, though its answer was lost, is not given back again.
  const [to] = useState(() => order.payments.map(({ paymentId }) => ({ paymentId, refundId: till.newId<RefundId>() })));
  const lines = returnablesOf(order).filter(({ portion, quantityLeft }) => portion.lineId && quantityLeft > 0);
  const wanted = [...pieces].flatMap(([lineId, quantity]) => (quantity > 0 ? [{ lineId, quantity }] : []));
  const isChosen = kind === 'whole' || (kind === 'lines' ? wanted.length > 0 : amountOf(entry) > 0);
  const ready = isChosen && reason.trim() !== '' && !sending;
  const what = () => {
    if (kind === 'lines') return { kind, lines: wanted } as const;
    return kind === 'amount' ? ({ kind, amount: amountOf(entry) } as const) : ({ kind } as const);
  };
  const submit = async () => {
    setSending(true);
    const said = { orderId: order.id, expectedVersion: order.version, what: what(), to, tips, restock, reason };
    const trouble = await till.attempt(async (client, commandId) => {
      const answer = await client.orders.refund({ ...said, commandId });
      showNotice(t('refunds.done'));
      onClose();
      onDone(answer.order);
    });
    if (trouble) setSending(false);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('refunds.title', { number: order.number })}
      size={560}
      closeButtonProps={{ 'aria-label': t('refunds.keep') }}
    >
      <form
        className={classes.form}
        onKeyDown={(event) => {
          const key = event.target instanceof HTMLInputElement ? null : keypadKeyOf(event.key);
          if (kind !== 'amount' || !key) return;
          setEntry((before) => typeAmount(before, key));
          event.preventDefault();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void submit();
        }}
      >
        <SegmentedControl
          fullWidth
          aria-label={t('refunds.what')}
          value={kind}
          onChange={(next) => setKind(next as Kind)}
          data={(['whole', 'lines', 'amount'] as const).map((value) => ({ value, label: t(`refunds.${value}`) }))}
        />
        {kind === 'lines' &&
          lines.map(({ portion, quantityLeft }) => {
            const line = order.lines.find(({ lineId }) => lineId === portion.lineId);
            if (!line) return null;
            const now = pieces.get(line.lineId) ?? asQuantity(0);
            const set = (quantity: number) =>
              setPieces(new Map(pieces).set(line.lineId, asQuantity(Math.min(quantityLeft, Math.max(0, quantity)))));
            return (
              <div key={line.lineId} className={classes.line}>
                <span>{lineName(line)}</span>
                <Stepper
                  label={t('refunds.pieces', { name: lineName(line) })}
                  onLess={now > 0 ? () => set(now - PIECE) : undefined}
                  onMore={now < quantityLeft ? () => set(now + PIECE) : undefined}
                >
                  <output className={classes.figure}>{now / PIECE}</output>
                </Stepper>
              </div>
            );
          })}
        {kind === 'amount' && (
          <>
            <output className={classes.entry} aria-label={t('refunds.amountLabel')}>
              {money(amountOf(entry))}
            </output>
            <Keypad corner="00" onKey={(key) => setEntry((before) => typeAmount(before, key))} />
          </>
        )}
        {order.payments.some((payment) => tipOf(payment) > 0) && (
          <Checkbox
            size="lg"
            label={t('refunds.tips')}
            checked={tips}
            onChange={(event) => setTips(event.currentTarget.checked)}
          />
        )}
        {kind !== 'amount' && (
          <Checkbox
            size="lg"
            label={t('refunds.restock')}
            checked={restock}
            onChange={(event) => setRestock(event.currentTarget.checked)}
          />
        )}
        <TextInput
          size="lg"
          label={t('refunds.reason')}
          description={t('refunds.to')}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={classes.actions}>
          <Button variant="default" h={56} onClick={onClose}>
            {t('refunds.keep')}
          </Button>
          <SubmitButton h={56} ready={ready}>
            {t('refunds.action')}
          </SubmitButton>
        </div>
      </form>
    </Modal>
  );
}
