import { Button, Modal } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoveKind } from '#shared/drawer/drawer-events.ts';
import type { DrawerSession } from '#shared/drawer/session.ts';
import { type Minor, ZERO } from '#shared/money/minor.ts';
import { SubmitButton } from '../components/submit-button.tsx';
import { useMoney } from '../components/use-money.ts';
import { ReasonFields } from '../counter/dialogs/reason-fields.tsx';
import { useTill } from '../till-client/use-till.tsx';
import { AmountPad } from './amount-pad.tsx';
import classes from './move-dialog.module.css';

const USUAL = {
  'paid-in': ['bank', 'topUp', 'own', 'found'],
  'paid-out': ['supplies', 'delivery', 'tips', 'advance'],
  drop: ['full', 'toBank', 'shift', 'manager'],
} as const satisfies Record<MoveKind, readonly string[]>;

/** Cash that comes in or goes out without a sale: how much, and why. */
export function MoveDialog({
  kind,
  session,
  onClose,
}: {
  readonly kind: MoveKind;
  readonly session: DrawerSession;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('drawer');
  const { t: common } = useTranslation('common');
  const till = useTill();
  const money = useMoney();
  const [amount, setAmount] = useState<Minor>(ZERO);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  // One identity for one asking: a double tap moves the cash once.
  const [moveId] = useState(() => till.newId<DrawerSession['moves'][number]['moveId']>());
  const form = useRef<HTMLFormElement>(null);
  const usual: string[] = USUAL[kind].map((one) => t(`move.usual.${one}`));
  const ready = amount > 0 && reason.trim() !== '' && !busy;
  const submit = async () => {
    if (!ready) return;
    setBusy(true);
    const said = { sessionId: session.id, moveId, kind, amount, reason };
    const trouble = await till.attempt((client, commandId) => client.drawer.move({ ...said, commandId }));
    setBusy(false);
    if (!trouble) onClose();
  };
  const choose = (next: string) => {
    setReason(next);
    // What is tapped is not written in: the next thing is to say it.
    if (usual.includes(next)) form.current?.querySelector<HTMLElement>('[type=submit]')?.focus();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`move.title.${kind}`)}
      size={760}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form
        ref={form}
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <AmountPad label={t('move.amount')} amount={amount} onChange={setAmount} />
        <div className={classes.why}>
          <h3 className={classes.title}>{t('move.why')}</h3>
          <ReasonFields usual={usual} reason={reason} onChange={choose} autoFocus={false} />
        </div>
        <Button variant="default" h={56} onClick={onClose}>
          {t('move.cancel')}
        </Button>
        <SubmitButton h={56} ready={ready}>
          {t(`move.action.${kind}`, { amount: money(amount) })}
        </SubmitButton>
      </form>
    </Modal>
  );
}
