import { Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffId } from '#shared/ids/ids.ts';
import type { LabelSet } from '#shared/order/label-commands.ts';
import type { Order } from '#shared/order/order.ts';
import { MAX_COVERS } from '#shared/order/order-labels.ts';
import { serverOf } from '#shared/order/server-of.ts';
import { Stepper } from '../../components/stepper/stepper.tsx';
import { SubmitButton } from '../../components/submit-button.tsx';
import { useTillView } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import { DueField } from './due-field.tsx';
import classes from './order-details.module.css';

const NOBODY = 'nobody';

/** What is said of an order as a whole: how many guests, when they want it, who looks after them. */
export function OrderDetailsDialog({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const staff = useTillView(({ state }) => state?.staff);
  const [set, setSet] = useState<LabelSet>({});
  const { covers, dueAt } = { ...order, ...set };
  const server = set.server === undefined ? serverOf(order) : set.server;
  const people = (staff ?? []).filter(({ id, archived }) => !archived || id === server);
  const save = () => {
    const refusal = Object.keys(set).length > 0 ? counter.label(set) : null;
    if (!refusal) onClose();
  };
  const less = covers ? () => setSet({ ...set, covers: covers > 1 ? covers - 1 : null }) : undefined;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('details.title', { number: order.number })}
      size={560}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div className={classes.field}>
          <span className={classes.label} aria-hidden>
            {t('details.covers')}
          </span>
          <Stepper
            label={t('details.covers')}
            onLess={less}
            onMore={(covers ?? 0) < MAX_COVERS ? () => setSet({ ...set, covers: (covers ?? 0) + 1 }) : undefined}
          >
            <output className={classes.figure}>{covers ?? t('details.coversUnsaid')}</output>
          </Stepper>
        </div>
        <DueField dueAt={dueAt ?? null} onChange={(due) => setSet({ ...set, dueAt: due })} />
        {people.length > 0 && (
          <Select
            label={t('details.server')}
            allowDeselect={false}
            value={server ?? NOBODY}
            data={[
              { value: NOBODY, label: t('details.serverUnsaid') },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => setSet({ ...set, server: id === NOBODY ? null : (id as StaffId) })}
          />
        )}
        <SubmitButton h={56} fz={18} ready>
          {t('details.save')}
        </SubmitButton>
      </form>
    </Modal>
  );
}
