import { Button, Modal } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderLine } from '#shared/order/order.ts';
import { isTyping } from '../../components/is-typing.ts';
import { Keypad } from '../../components/keypad/keypad.tsx';
import { amountOf, type KeypadKey, keypadKeyOf, typeAmount } from '../../components/keypad/keypad-entry.ts';
import { SubmitButton } from '../../components/submit-button.tsx';
import { useMoney } from '../../components/use-money.ts';
import { useCounter } from '../counter-context.tsx';
import { ReasonFields } from '../dialogs/reason-fields.tsx';
import classes from '../discount/discount-dialog.module.css';

/** Sells a line at another price for one, for a reason, or again at the one from before; spec [O14]. */
export function RepriceDialog({ line, onClose }: { readonly line: OrderLine; readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const money = useMoney();
  const [entry, setEntry] = useState('');
  const [reason, setReason] = useState('');
  const price = amountOf(entry);
  const ready = entry !== '' && reason.trim() !== '' && price !== line.unitPrice;
  const before = line.repriced?.why === 'override' && line.repriced.from !== line.unitPrice ? line.repriced.from : null;
  const type = (key: KeypadKey) => setEntry((typed) => typeAmount(typed, key));
  const onKey = (event: KeyboardEvent) => {
    const key = isTyping(event.target) ? null : keypadKeyOf(event.key);
    if (!key) return;
    type(key);
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('reprice.title', { name: line.name })}
      size={760}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.form}
        onKeyDown={onKey}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !counter.repriceLine(line.lineId, price, reason.trim())) onClose();
        }}
      >
        <div className={classes.side}>
          <p className={classes.label}>{t('reprice.why')}</p>
          <ReasonFields
            usual={[
              ...[t('reprice.reasons.damaged'), t('reprice.reasons.promised')],
              ...[t('reprice.reasons.wrong'), t('reprice.reasons.shelf')],
            ]}
            reason={reason}
            onChange={setReason}
          />
          {before !== null && (
            <Button
              variant="default"
              h={64}
              mt="auto"
              onClick={() => {
                if (!counter.repriceLine(line.lineId, null, null)) onClose();
              }}
            >
              {t('reprice.back', { price: money(before) })}
            </Button>
          )}
        </div>
        <div className={classes.side}>
          <p className={classes.label}>{t('reprice.from', { price: money(line.unitPrice) })}</p>
          <output className={classes.entry} aria-label={t('reprice.price')}>
            {money(price)}
          </output>
          <Keypad corner="00" onKey={type} />
          <SubmitButton h={64} fz={18} ready={ready}>
            {t('reprice.action', { price: money(price) })}
          </SubmitButton>
        </div>
      </form>
    </Modal>
  );
}
