import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StaffId } from '#shared/ids/ids.ts';
import { rightsOf } from '#shared/staff/rights.ts';
import { canSignIn, type Staff } from '#shared/staff/staff.ts';
import { refusalSentence } from '../../components/refusal-sentence.ts';
import type { ApprovalAsked } from '../../till-client/approval.ts';
import type { Trouble } from '../../till-client/trouble.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';
import classes from './approval-dialog.module.css';
import { PeopleTiles } from './people-tiles.tsx';
import { PinPad } from './pin-pad.tsx';

const NOBODY: readonly Staff[] = [];

/** Somebody who has the right lends it to the one thing that was just meant; spec [SF20]. */
export function ApprovalDialog() {
  const asked = useStore(useTill().approvals, (state) => state.asked);
  return asked ? <Asking asked={asked} /> : null;
}

function Asking({ asked }: { readonly asked: ApprovalAsked }) {
  const { t } = useTranslation('counter');
  const { t: common } = useTranslation('common');
  const staff = useTillView(({ state }) => state?.staff ?? NOBODY);
  const able = staff.filter((one) => canSignIn(one) && rightsOf(one.role).has(asked.right));
  const [picked, setPicked] = useState<StaffId | null>(able.length === 1 ? (able[0]?.id ?? null) : null);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  const inWords = (why: Trouble): string =>
    why.kind === 'refused' ? refusalSentence(why.refusal, 'XXX') : common('failed');
  async function enter(pin: string): Promise<boolean> {
    if (!picked) {
      setSaid(t('signIn.choose'));
      return false;
    }
    setBusy(true);
    setSaid(null);
    const why = await asked.approve(picked, pin);
    if (why === null) return true;
    setBusy(false);
    setSaid(inWords(why));
    return false;
  }

  return (
    <Modal
      opened
      onClose={asked.cancel}
      title={t('approval.title')}
      size={760}
      zIndex={300}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={classes.text}>{t('approval.what', { right: t(`rights.${asked.right}`) })}</p>
      {able.length === 0 ? (
        <p className={classes.text}>{t('approval.nobody')}</p>
      ) : (
        <div className={classes.two}>
          <div className={classes.who}>
            <h3 className={classes.title}>{t('approval.who')}</h3>
            <PeopleTiles label={t('approval.who')} people={able} chosen={picked} onChoose={setPicked} />
            <p className={classes.hint}>{t('approval.hint')}</p>
          </div>
          <div className={classes.pin}>
            <PinPad
              key={picked ?? 'nobody'}
              label={t('signIn.pin')}
              action={t('approval.approve')}
              isBusy={isBusy}
              onEnter={enter}
            />
            <p className={classes.trouble} role="alert">
              {said}
            </p>
          </div>
        </div>
      )}
    </Modal>
  );
}
