import { SegmentedControl } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawerSessionId } from '#shared/ids/ids.ts';
import type { Minor } from '#shared/money/minor.ts';
import { SubmitButton } from '../components/submit-button.tsx';
import { useMoney } from '../components/use-money.ts';
import { useTill } from '../till-client/use-till.tsx';
import { AmountPad } from './amount-pad.tsx';
import { CountSheet } from './count-sheet.tsx';
import classes from './drawer-screen.module.css';
import { type Counts, totalOf } from './drawer-store.ts';

/** Says what lies in the drawer before the first sale: as one amount, or counted. */
export function StartSession({ lastFloat }: { readonly lastFloat: Minor | null }) {
  const { t } = useTranslation('drawer');
  const till = useTill();
  const money = useMoney();
  const [how, setHow] = useState<'total' | 'count'>('total');
  const [amount, setAmount] = useState<Minor>(0 as Minor);
  const [counts, setCounts] = useState<Counts>(new Map());
  const [busy, setBusy] = useState(false);
  // One identity for one start: a double tap opens one session.
  const [sessionId] = useState(() => till.newId<DrawerSessionId>());
  const form = useRef<HTMLFormElement>(null);
  const float = how === 'total' ? amount : totalOf(counts);
  const start = async (chosen: Minor) => {
    if (busy) return;
    setBusy(true);
    await till.attempt((client, commandId) => client.drawer.open({ commandId, sessionId, float: chosen }));
    setBusy(false);
  };

  return (
    <form
      ref={form}
      className={classes.start}
      data-wide={how === 'count'}
      aria-label={t('start.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void start(float);
      }}
    >
      <h2 className={classes.heading}>{t('start.title')}</h2>
      <p className={classes.text}>{t('start.text')}</p>
      <SegmentedControl
        aria-label={t('start.how')}
        value={how}
        onChange={(next) => setHow(next as typeof how)}
        data={(['total', 'count'] as const).map((value) => ({ value, label: t(`start.${value}`) }))}
      />
      {how === 'total' ? (
        <AmountPad label={t('start.float')} amount={amount} onChange={setAmount} />
      ) : (
        <CountSheet
          counts={counts}
          onChange={setCounts}
          onEnd={() => form.current?.querySelector<HTMLElement>('[type=submit]')?.focus()}
        />
      )}
      <div className={classes.foot}>
        {lastFloat !== null && lastFloat > 0 && (
          <button type="button" className={classes.second} onClick={() => void start(lastFloat)}>
            {t('start.asLast', { amount: money(lastFloat) })}
          </button>
        )}
        <SubmitButton h={64} fz={18} ready={!busy}>
          {t('start.action', { amount: money(float) })}
        </SubmitButton>
      </div>
    </form>
  );
}
