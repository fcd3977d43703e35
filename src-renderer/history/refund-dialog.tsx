import { Button, Checkbox, Modal, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineId, PaymentId, RefundId } from '#shared/ids/ids.ts';
import type { Quantity } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { tipOf } from '#shared/payment/payment.ts';
import { isTyping } from '../components/is-typing.ts';
import { Keypad } from '../components/keypad/keypad.tsx';
import { amountOf, keypadKeyOf, typeAmount } from '../components/keypad/keypad-entry.ts';
import { showNotice } from '../components/notices/notice-store.ts';
import { SubmitButton } from '../components/submit-button.tsx';
import { useMoney } from '../components/use-money.ts';
import { ReasonFields } from '../counter/dialogs/reason-fields.tsx';
import { useTill } from '../till-client/use-till.tsx';
import classes from './refund-dialog.module.css';
import { RefundFigures } from './refund-figures.tsx';
import { RefundLines } from './refund-lines.tsx';
import { RefundPayments } from './refund-payments.tsx';
import { previewRefund, type RefundWanted } from './refund-preview.ts';

type Kind = 'whole' | 'lines' | 'amount';

/** Gives back a settled order, pieces of it or an amount, to the payments that are chosen; what goes back is shown first. */
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
  const [restockAll, setRestockAll] = useState(false);
  const [restocked, setRestocked] = useState<ReadonlySet<LineId>>(new Set());
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  // One identity for one asking: what went through, though its answer was lost, is not given back again.
  const [all] = useState(() =>
    order.payments.map(({ paymentId }) => ({ paymentId, refundId: till.newId<RefundId>() })),
  );
  const [chosen, setChosen] = useState<ReadonlySet<PaymentId>>(() => new Set(all.map(({ paymentId }) => paymentId)));
  const wanted = useMemo((): RefundWanted | null => {
    const lines = [...pieces].flatMap(([lineId, quantity]) => (quantity > 0 ? [{ lineId, quantity }] : []));
    const to = all.filter(({ paymentId }) => chosen.has(paymentId));
    const isChosen = kind === 'whole' || (kind === 'lines' ? lines.length > 0 : amountOf(entry) > 0);
    if (!isChosen || to.length === 0) return null;
    const what = kind === 'lines' ? { kind, lines } : kind === 'amount' ? { kind, amount: amountOf(entry) } : { kind };
    const restock = kind === 'lines' ? [...restocked] : kind === 'whole' && restockAll;
    return {
      orderId: order.id,
      expectedVersion: order.version,
      what,
      to,
      tips,
      restock,
      reason: reason.trim() || null,
    };
  }, [order, all, chosen, kind, pieces, entry, tips, restockAll, restocked, reason]);
  const preview = useMemo(() => wanted && previewRefund(order, wanted), [order, wanted]);
  const ready = preview?.ok === true && wanted?.reason != null && !sending;
  const submit = async () => {
    if (!wanted) return;
    setSending(true);
    const trouble = await till.attempt(async (client, commandId) => {
      const answer = await client.orders.refund({ ...wanted, commandId });
      // What a card is given back is recorded once its reader's service has said so.
      const isDone = wanted.to.every(({ refundId }) => answer.order.refunds?.some((one) => one.refundId === refundId));
      showNotice(t(isDone ? 'refunds.done' : 'refunds.asked'));
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
      size={880}
      closeButtonProps={{ 'aria-label': t('refunds.keep') }}
    >
      <form
        className={classes.form}
        onKeyDown={(event) => {
          const key = isTyping(event.target) ? null : keypadKeyOf(event.key);
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
        <div className={classes.halves}>
          <div className={classes.half}>
            {kind === 'lines' && (
              <RefundLines
                order={order}
                pieces={pieces}
                restock={restocked}
                onPieces={(lineId, quantity) => setPieces(new Map(pieces).set(lineId, quantity))}
                onRestock={(lineId, isSold) => setRestocked(withOne(restocked, lineId, isSold))}
              />
            )}
            {kind === 'amount' && (
              <>
                <output className={classes.entry} aria-label={t('refunds.amountLabel')}>
                  {money(amountOf(entry))}
                </output>
                <Keypad corner="00" onKey={(key) => setEntry((before) => typeAmount(before, key))} />
              </>
            )}
            {kind === 'whole' && (
              <Checkbox
                size="lg"
                label={t('refunds.restock')}
                checked={restockAll}
                onChange={(event) => setRestockAll(event.currentTarget.checked)}
              />
            )}
            {order.payments.some((payment) => tipOf(payment) > 0) && (
              <Checkbox
                size="lg"
                label={t('refunds.tips')}
                checked={tips}
                onChange={(event) => setTips(event.currentTarget.checked)}
              />
            )}
            <RefundPayments
              order={order}
              chosen={chosen}
              onChange={(paymentId, isChosen) => setChosen(withOne(chosen, paymentId, isChosen))}
            />
          </div>
          <div className={classes.half}>
            <ReasonFields
              usual={REASONS.map((one) => t(`refunds.reasons.${one}`))}
              reason={reason}
              onChange={setReason}
            />
            <RefundFigures preview={preview} />
          </div>
        </div>
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

const REASONS = ['wrong', 'mistake', 'missing', 'goodwill'] as const;

function withOne<T>(set: ReadonlySet<T>, one: T, isIn: boolean): ReadonlySet<T> {
  const changed = new Set(set);
  if (isIn) changed.add(one);
  else changed.delete(one);
  return changed;
}
