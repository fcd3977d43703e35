import { Modal, SegmentedControl } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asRate } from '#shared/money/minor.ts';
import type { Order, OrderDiscount, OrderLine } from '#shared/order/order.ts';
import { discountsOn } from '#shared/pricing/discounts-on.ts';
import { discountText } from '../../components/discount-text.ts';
import { isTyping } from '../../components/is-typing.ts';
import { Keypad } from '../../components/keypad/keypad.tsx';
import {
  amountOf,
  type KeypadKey,
  keypadKeyOf,
  quantityOf,
  typeAmount,
  typeQuantity,
} from '../../components/keypad/keypad-entry.ts';
import { SubmitButton } from '../../components/submit-button.tsx';
import { useMoney } from '../../components/use-money.ts';
import { useCounter } from '../counter-context.tsx';
import { ReasonFields } from '../dialogs/reason-fields.tsx';
import classes from './discount-dialog.module.css';

/** Shares that shops give every day, in percent. */
const USUAL = [5, 10, 15, 20, 25, 50] as const;

const REASONS = ['regular', 'staff', 'waited', 'offer'] as const;

/** Discounts a line, or the whole order where `line` is null; lists what is already taken off. */
export function DiscountDialog({
  order,
  line,
  onClose,
}: {
  readonly order: Order;
  readonly line: OrderLine | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const money = useMoney();
  const [kind, setKind] = useState<'percent' | 'amount'>('percent');
  const [entry, setEntry] = useState('');
  const [reason, setReason] = useState('');
  const given = line ? discountsOn(order, line) : order.discounts.filter((one) => !one.voided && one.lineId === null);

  const value = discountOf(kind, entry);
  const give = (discount: OrderDiscount['value'] | null) => {
    if (discount && !counter.addDiscount(line?.lineId ?? null, discount, reason.trim() || null)) onClose();
  };
  const type = (key: KeypadKey) =>
    setEntry((before) => (kind === 'percent' ? typeQuantity(before, key) : typeAmount(before, key)));
  const onKey = (event: KeyboardEvent) => {
    // What is typed in words stays words.
    const key = isTyping(event.target) ? null : keypadKeyOf(event.key);
    if (!key) return;
    type(key);
    event.preventDefault();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={line ? t('discount.ofLine', { name: line.name }) : t('discount.ofOrder', { number: order.number })}
      size={680}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.form}
        onKeyDown={onKey}
        onSubmit={(event) => {
          event.preventDefault();
          give(value);
        }}
      >
        <div className={classes.side}>
          <p className={classes.label}>{t('discount.usual')}</p>
          <div className={classes.usual}>
            {USUAL.map((percent, at) => (
              <button
                key={percent}
                type="button"
                className={classes.share}
                data-autofocus={at === 0 || undefined}
                onClick={() => give({ kind: 'percent', rate: asRate(percent * 10_000) })}
              >
                {percent}%
              </button>
            ))}
          </div>
          <p className={classes.label}>{t('discount.why')}</p>
          <ReasonFields
            usual={REASONS.map((one) => t(`discount.reasons.${one}`))}
            reason={reason}
            onChange={setReason}
            autoFocus={false}
          />
          <ul className={classes.given} aria-label={t('discount.given')}>
            {given.map(({ discountId, value: taken }) => (
              <li key={discountId} className={classes.one}>
                <span>{discountText(taken, money)}</span>
                <button
                  type="button"
                  className={classes.remove}
                  aria-label={t('discount.remove', { discount: discountText(taken, money) })}
                  onClick={() => counter.voidDiscount(discountId)}
                >
                  <IconTrash size={20} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        </div>
        <div className={classes.side}>
          <SegmentedControl
            fullWidth
            aria-label={t('discount.kind')}
            value={kind}
            onChange={(next) => {
              setKind(next as 'percent' | 'amount');
              setEntry('');
            }}
            data={[
              { value: 'percent', label: t('discount.percent') },
              { value: 'amount', label: t('discount.amount') },
            ]}
          />
          <output className={classes.entry} aria-label={t('discount.value')}>
            {kind === 'percent' ? `${entry === '' ? '0' : entry}%` : money(amountOf(entry))}
          </output>
          <Keypad corner={kind === 'percent' ? '.' : '00'} onKey={type} />
          <SubmitButton h={64} fz={18} ready={value !== null}>
            {t('discount.give')}
          </SubmitButton>
        </div>
      </form>
    </Modal>
  );
}

function discountOf(kind: 'percent' | 'amount', entry: string): OrderDiscount['value'] | null {
  if (kind === 'amount') return amountOf(entry) > 0 ? { kind, amount: amountOf(entry) } : null;
  const thousandths = quantityOf(entry);
  // A percent is ten thousand millionths, a thousandth of it ten.
  return thousandths !== null && thousandths <= 100_000 ? { kind, rate: asRate(thousandths * 10) } : null;
}
