import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_COVERS } from '#shared/order/order-labels.ts';
import type { Table } from '#shared/settings/floor.ts';
import { Stepper } from '../components/stepper/stepper.tsx';
import { SubmitButton } from '../components/submit-button.tsx';
import { useCounter } from '../counter/counter-context.tsx';
import { useTill } from '../till-client/use-till.tsx';
import { seatGuests } from './floor-actions.ts';
import classes from './seat-dialog.module.css';

/** Parties that are seated with one tap; larger ones are counted up to. */
const USUAL = 11;

/** Asks how many guests sit down; a tap on their number opens the order. */
export function SeatDialog({ table, onClose }: { readonly table: Table; readonly onClose: () => void }) {
  const { t } = useTranslation('floor');
  const { t: common } = useTranslation('counter');
  const till = useTill();
  const counter = useCounter();
  const [large, setLarge] = useState<number | null>(null);
  const seat = (covers: number) => {
    if (!seatGuests(till, counter, table.id, covers)) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('seat.title', { name: table.name })}
      size={460}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {large === null ? (
        <div className={classes.numbers}>
          {Array.from({ length: USUAL }, (_, at) => at + 1).map((count) => (
            <button
              key={count}
              type="button"
              className={classes.number}
              data-autofocus={count === Math.min(table.seats, USUAL) || undefined}
              aria-label={t('guests', { count })}
              onClick={() => seat(count)}
            >
              {count}
            </button>
          ))}
          <button type="button" className={classes.number} onClick={() => setLarge(USUAL + 1)}>
            {t('seat.more')}
          </button>
        </div>
      ) : (
        <form
          className={classes.large}
          onSubmit={(event) => {
            event.preventDefault();
            seat(large);
          }}
        >
          <Stepper
            label={t('guests', { count: large })}
            onLess={large > 1 ? () => setLarge(large - 1) : undefined}
            onMore={large < MAX_COVERS ? () => setLarge(large + 1) : undefined}
          >
            <output className={classes.figure}>{large}</output>
          </Stepper>
          <SubmitButton ready>{t('seat.open')}</SubmitButton>
        </form>
      )}
    </Modal>
  );
}
