import { Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GuestField, guestFields, MOST_GUEST_CHARACTERS } from '#shared/guest/guest.ts';
import type { StaffId } from '#shared/ids/ids.ts';
import type { LabelSet } from '#shared/order/label-commands.ts';
import type { Order } from '#shared/order/order.ts';
import { MAX_COVERS } from '#shared/order/order-labels.ts';
import type { OrderType } from '#shared/order/order-type.ts';
import { orderTypeOf } from '#shared/order/order-type-of.ts';
import { serverOf } from '#shared/order/server-of.ts';
import { Stepper } from '../../components/stepper/stepper.tsx';
import { SubmitButton } from '../../components/submit-button.tsx';
import { useTillView } from '../../till-client/use-till.tsx';
import { useCounter } from '../counter-context.tsx';
import { type Due, DueField } from './due-field.tsx';
import { noteExcessOf, noteSetOf, notesDraftOf } from './notes-draft.ts';
import { NotesFields } from './notes-fields.tsx';
import classes from './order-details.module.css';

const NOBODY = 'nobody';
type GuestSaid = Partial<Record<GuestField, string>>;

/** Where to reach a guest is asked only where somebody will have to. */
const fieldsOf = (type: OrderType): readonly GuestField[] =>
  type === 'delivery' ? guestFields : type === 'pick-up' ? ['name', 'phone'] : ['name'];

/** What is said of an order as a whole: who it is for, how many guests, when they want it, who looks after them. */
export function OrderDetailsDialog({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const staff = useTillView(({ state }) => state?.staff);
  const [set, setSet] = useState<LabelSet>({});
  const known = useTillView(({ guests }) => guests.get(order.id));
  const [said, setSaid] = useState<GuestSaid>({});
  const [notes, setNotes] = useState(() => notesDraftOf(order));
  const { covers, dueAt } = { ...order, ...set };
  const [isDueUnread, setDueUnread] = useState(false);
  const server = set.server === undefined ? serverOf(order) : set.server;
  const people = (staff ?? []).filter(({ id, archived }) => !archived || id === server);
  const excess = noteExcessOf(order, notes);
  const isReady = excess === 0 && !isDueUnread;
  const sayDue = (due: Due) => {
    setDueUnread(due === 'unread');
    if (due !== 'unread') setSet({ ...set, dueAt: due });
  };
  const save = () => {
    if (!isReady) return;
    const note = noteSetOf(order, notes);
    if (note && counter.note(note)) return;
    if (Object.keys(said).length > 0) counter.describeGuest(said);
    // Last: where somebody has to approve of another server, that closes this, and nothing else of it may be lost.
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
        {fieldsOf(orderTypeOf(order)).map((field) => (
          <TextInput
            key={field}
            label={t(`details.${field}`)}
            autoComplete="off"
            maxLength={MOST_GUEST_CHARACTERS[field]}
            value={said[field] ?? known?.[field] ?? ''}
            onChange={(event) => setSaid({ ...said, [field]: event.currentTarget.value })}
          />
        ))}
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
        <NotesFields draft={notes} excess={excess} onChange={setNotes} />
        <DueField due={isDueUnread ? 'unread' : (dueAt ?? null)} onChange={sayDue} />
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
        <SubmitButton h={56} fz={18} ready={isReady}>
          {t('details.save')}
        </SubmitButton>
      </form>
    </Modal>
  );
}
