import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Table } from '#shared/settings/floor.ts';
import { useMoney } from '../components/use-money.ts';
import { useCounter } from '../counter/counter-context.tsx';
import { takeAtCounter } from './floor-actions.ts';
import classes from './seat-dialog.module.css';
import { SeatDialog } from './seat-dialog.tsx';
import type { OrderAtTable } from './table-states.ts';

interface TableOrdersDialogProps {
  readonly table: Table;
  readonly orders: readonly OrderAtTable[];
  readonly onClose: () => void;
}

/** Which of several orders at a table is meant, or one more there. */
export function TableOrdersDialog({ table, orders, onClose }: TableOrdersDialogProps) {
  const { t } = useTranslation('floor');
  const { t: common } = useTranslation('counter');
  const counter = useCounter();
  const money = useMoney();
  const [seating, setSeating] = useState(false);
  if (seating) return <SeatDialog table={table} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('several.title', { name: table.name })}
      size={460}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <ul className={classes.list}>
        {orders.map(({ id, number, status, due }) => (
          <li key={id}>
            <button type="button" className={classes.order} onClick={() => takeAtCounter(counter, id)}>
              <span>{t('several.order', { number, status: t(`status.${status}`) })}</span>
              <span className={classes.amount}>{money(due)}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className={classes.order} onClick={() => setSeating(true)}>
            {t('several.another')}
          </button>
        </li>
      </ul>
    </Modal>
  );
}
