import { TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { DrawerSession } from '#shared/drawer/session.ts';
import { SubmitButton } from '../components/submit-button.tsx';
import { useMoney } from '../components/use-money.ts';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import classes from './close-session.module.css';
import { CountSheet } from './count-sheet.tsx';
import { CountedAgainst } from './counted-against.tsx';
import { countedOf, countStore, stopCounting, totalOf } from './drawer-store.ts';

/** Counts the drawer and closes its session (Z). Who counts blind is told nothing before; spec [DR8], [DR10]. */
export function CloseSession({
  session,
  onClosed,
}: {
  readonly session: DrawerSession;
  readonly onClosed: (closed: DrawerSession) => void;
}) {
  const { t } = useTranslation('drawer');
  const till = useTill();
  const money = useMoney();
  const blind = useTillView(({ state }) => state?.settings.shop.drawer.blindCount ?? true);
  const { counts, remark } = useStore(countStore);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input')?.focus(), []);
  const total = totalOf(counts);
  const close = async () => {
    if (busy) return;
    setBusy(true);
    const said = { sessionId: session.id, counted: { denominations: countedOf(counts) }, reason: remark };
    await till.attempt(async (client, commandId) => {
      const closed = await client.drawer.close({ ...said, commandId });
      onClosed(closed.session);
      stopCounting();
    });
    setBusy(false);
  };

  return (
    <form
      ref={form}
      className={classes.screen}
      aria-label={t('count.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void close();
      }}
    >
      <div className={classes.head}>
        <button type="button" className={classes.back} onClick={stopCounting}>
          <IconArrowLeft size={22} aria-hidden />
          {t('count.back')}
        </button>
        <p className={classes.text}>{t(blind ? 'count.blind' : 'count.open')}</p>
      </div>
      <div className={classes.body}>
        <CountSheet
          counts={counts}
          onChange={(next) => countStore.setState({ counts: next })}
          onEnd={() => form.current?.querySelector<HTMLElement>('[name=remark]')?.focus()}
        />
      </div>
      <div className={classes.foot}>
        <div className={classes.sums}>
          <p className={classes.sum}>
            <span>{t('count.total')}</span>
            <output aria-label={t('count.total')}>{money(total)}</output>
          </p>
          {!blind && <CountedAgainst total={total} />}
        </div>
        <TextInput
          name="remark"
          size="lg"
          label={t('count.reason')}
          maxLength={200}
          value={remark}
          onChange={(event) => countStore.setState({ remark: event.currentTarget.value })}
        />
        <SubmitButton h={64} fz={18} ready={!busy}>
          {t('count.action', { amount: money(total) })}
        </SubmitButton>
      </div>
    </form>
  );
}
