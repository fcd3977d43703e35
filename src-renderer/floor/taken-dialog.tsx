import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrderId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import type { Table } from '#shared/settings/floor.ts';
import { useCounter } from '../counter/counter-context.tsx';
import { useTill } from '../till-client/use-till.tsx';
import { moveTo, tablesWith, takeAtCounter } from './floor-actions.ts';
import { floorStore } from './floor-store.ts';
import classes from './seat-dialog.module.css';
import type { OrderAtTable } from './table-states.ts';

interface TakenDialogProps {
  /** The order that a table is chosen for. */
  readonly order: Order;
  readonly table: Table;
  /** Those that are there already. */
  readonly others: readonly OrderAtTable[];
  readonly together: boolean;
  readonly onClose: () => void;
}

/** What it means that an order goes to a table at which others sit. */
export function TakenDialog({ order, table, others, together, onClose }: TakenDialogProps) {
  const { t } = useTranslation('floor');
  const { t: common } = useTranslation('counter');
  const till = useTill();
  const counter = useCounter();
  const join = (id: OrderId) => {
    if (counter.giveLines(order.id, id, null)) return;
    floorStore.setState({ moving: null });
    takeAtCounter(counter, id);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('moving.taken', { name: table.name })}
      size={460}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <ul className={classes.list}>
        {others.map(({ id, number }) => (
          <li key={id}>
            <button type="button" className={classes.order} onClick={() => join(id)}>
              {t('moving.join', { number })}
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className={classes.order}
            onClick={() => !moveTo(till, counter, order.id, tablesWith(order, table.id, together)) && onClose()}
          >
            {t('moving.beside')}
          </button>
        </li>
      </ul>
    </Modal>
  );
}
