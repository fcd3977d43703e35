import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_DIGITS } from '#shared/staff/pin.ts';
import { canSignIn, type Staff } from '#shared/staff/staff.ts';
import { showNotice } from '../../components/notices/notice-store.ts';
import type { Trouble } from '../../till-client/trouble.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import classes from '../section.module.css';
import { TroubleAlert } from '../trouble-alert.tsx';
import { saveStaff } from './save-staff.ts';

const NOBODY: readonly Staff[] = [];

/** Gives somebody a PIN, or takes it away. It is typed twice, because nobody can look it up. */
export function PinDialog({ person, onClose }: { readonly person: Staff; readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const till = useTill();
  const staff = useTillView(({ state }) => state?.staff ?? NOBODY);
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [differs, setDiffers] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { id: staffId, name } = person;

  async function ask(save: Parameters<typeof saveStaff>[1], done: string): Promise<void> {
    setBusy(true);
    setTrouble(null);
    const why = await saveStaff(till, save);
    setBusy(false);
    setTrouble(why);
    if (why) return;
    showNotice(done);
    onClose();
  }
  const give = () => {
    setDiffers(pin !== again);
    if (pin !== again || isBusy) return;
    void ask((client, commandId) => client.setPin({ commandId, staffId, pin }), t('staff.pin.given', { name }));
  };
  const remove = () =>
    void ask((client, commandId) => client.removePin({ commandId, staffId }), t('staff.pin.removed', { name }));
  const field = {
    type: 'password',
    inputMode: 'numeric',
    autoComplete: 'new-password',
    maxLength: MOST_DIGITS,
  } as const;

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(person.hasPin ? 'staff.pin.change' : 'staff.pin.give', { name })}
      size={520}
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          give();
        }}
      >
        <TroubleAlert trouble={trouble} />
        <p className={classes.intro}>{t(staff.some(canSignIn) ? 'staff.pin.text' : 'staff.pin.first')}</p>
        <TextInput
          data-autofocus
          label={t('staff.pin.pin')}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
          {...field}
        />
        <TextInput
          label={t('staff.pin.again')}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          error={differs ? t('staff.pin.differs') : null}
          {...field}
        />
        <div className={classes.actions}>
          {person.hasPin && (
            <Button variant="default" disabled={isBusy} onClick={remove}>
              {t('staff.pin.remove')}
            </Button>
          )}
          <Button type="submit" loading={isBusy}>
            {t('staff.pin.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
