import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffId } from '#shared/ids/ids.ts';
import type { SessionView } from '#shared/staff/session.ts';
import { refusalSentence } from '../../components/refusal-sentence.ts';
import type { Trouble } from '../../till-client/trouble.ts';
import { useTill } from '../../till-client/use-till.tsx';
import classes from './lock-screen.module.css';
import { PeopleTiles } from './people-tiles.tsx';
import { PinPad } from './pin-pad.tsx';

/** Stands in place of everything until somebody has signed in; whoever was here last is chosen already; spec [SF25]. */
export function LockScreen({ session, last }: { readonly session: SessionView; readonly last: StaffId | null }) {
  const { t } = useTranslation('counter');
  const { t: common } = useTranslation('common');
  const till = useTill();
  const { people, shop } = session;
  const only = people.length === 1 ? people[0]?.id : undefined;
  const [picked, setPicked] = useState<StaffId | null>(only ?? last);
  const chosen = people.find(({ id }) => id === picked);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | 'nobody' | null>(null);

  async function enter(pin: string): Promise<boolean> {
    if (!chosen) {
      setTrouble('nobody');
      return false;
    }
    setBusy(true);
    setTrouble(null);
    const why = await till.signIn.signIn(chosen.id, pin);
    setBusy(false);
    setTrouble(why);
    return why === null;
  }
  const said = (why: Trouble | 'nobody'): string => {
    if (why === 'nobody') return t('signIn.choose');
    return why.kind === 'refused' ? refusalSentence(why.refusal, 'XXX') : common('failed');
  };

  return (
    <main className={classes.screen} aria-label={t('signIn.label')}>
      <div className={classes.who}>
        <p className={classes.shop}>
          <img src="./icon.svg" width={32} height={32} alt="" />
          {shop}
        </p>
        <h1 className={classes.title}>{t('signIn.who')}</h1>
        <PeopleTiles
          label={t('signIn.people')}
          people={people}
          chosen={chosen?.id ?? null}
          onChoose={(id) => {
            setPicked(id);
            setTrouble(null);
          }}
        />
      </div>
      <div className={classes.pin}>
        <h2 className={classes.name}>{chosen ? t('signIn.pinOf', { name: chosen.name }) : t('signIn.pin')}</h2>
        {/* Keyed: what was typed for one person is no part of another's PIN. */}
        <PinPad
          key={chosen?.id ?? 'nobody'}
          label={t('signIn.pin')}
          action={t('signIn.enter')}
          isBusy={isBusy}
          onEnter={enter}
        />
        <p className={classes.trouble} role="alert">
          {trouble ? said(trouble) : null}
        </p>
      </div>
    </main>
  );
}
