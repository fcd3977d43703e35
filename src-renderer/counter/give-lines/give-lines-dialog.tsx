import { Checkbox, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineId, OrderId } from '#shared/ids/ids.ts';
import { lineName } from '#shared/order/line-name.ts';
import type { Order } from '#shared/order/order.ts';
import { activeLines } from '#shared/pricing/price-order.ts';
import { measureText } from '#shared/printing/paper-quantity.ts';
import { displayLocale } from '../../components/display-locale.ts';
import { SubmitButton } from '../../components/submit-button.tsx';
import { openOrdersOf } from '../../till-client/order-ledger.ts';
import { useTillView } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import classes from './give-lines-dialog.module.css';

const NEW = 'new';

/** Which lines of the order in hand go to which other order, or a new one; all of them merge the two; spec [FP10], [FP16]. */
export function GiveLinesDialog({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const ledger = useTillView(({ orders }) => orders);
  const guests = useTillView((view) => view.guests);
  const lines = activeLines(order);
  const others = openOrdersOf(ledger).filter(({ id }) => id !== order.id);
  const [chosen, setChosen] = useState<ReadonlySet<LineId>>(new Set());
  const [to, setTo] = useState<OrderId | typeof NEW | null>(others.length > 1 ? null : (others[0]?.id ?? NEW));
  const isAll = chosen.size === lines.length;
  const toggle = (id: LineId) =>
    setChosen(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]));
  const give = () => {
    if (to && chosen.size > 0 && !counter.giveLines(order.id, to, isAll ? null : [...chosen])) onClose();
  };
  const called = ({ id, number, tables = [] }: Order) =>
    [number, tables.map(({ name }) => name).join(' + '), guests.get(id)?.name].filter(Boolean).join(' · ');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('give.title', { number: order.number })}
      size={520}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          give();
        }}
      >
        <fieldset className={classes.lines} aria-label={t('give.lines')}>
          <Checkbox
            size="md"
            classNames={{ root: classes.line ?? '' }}
            label={t('give.all')}
            checked={isAll}
            onChange={() => setChosen(isAll ? new Set() : new Set(lines.map(({ lineId }) => lineId)))}
          />
          {lines.map((line) => (
            <Checkbox
              key={line.lineId}
              size="md"
              classNames={{ root: classes.line ?? '' }}
              label={`${measureText(line.quantity, line.weighed?.unit, displayLocale())} ${lineName(line)}`}
              checked={chosen.has(line.lineId)}
              onChange={() => toggle(line.lineId)}
            />
          ))}
        </fieldset>
        <Select
          label={t('give.to')}
          allowDeselect={false}
          value={to}
          data={[
            { value: NEW, label: t('give.new') },
            ...others.map((other) => ({ value: other.id, label: called(other) })),
          ]}
          onChange={(id) => setTo(id as OrderId | typeof NEW | null)}
        />
        <SubmitButton ready={to !== null && chosen.size > 0}>{t('give.action')}</SubmitButton>
      </form>
    </Modal>
  );
}
