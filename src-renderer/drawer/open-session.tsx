import {
  IconArrowDownToArc,
  IconArrowUpFromArc,
  IconBuildingBank,
  IconCashRegister,
  IconListNumbers,
  IconReportMoney,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoveKind } from '#shared/drawer/drawer-events.ts';
import type { DrawerSession } from '#shared/drawer/session.ts';
import { useRoving } from '../components/use-roving.ts';
import { useTill } from '../till-client/use-till.tsx';
import classes from './drawer-screen.module.css';
import { startCounting } from './drawer-store.ts';
import { MoveDialog } from './move-dialog.tsx';
import { NoSaleDialog } from './no-sale-dialog.tsx';
import { SessionMoves } from './session-moves.tsx';
import { XReport, type XSums } from './x-report.tsx';

const MOVES = [
  { kind: 'paid-in', Icon: IconArrowDownToArc },
  { kind: 'paid-out', Icon: IconArrowUpFromArc },
  { kind: 'drop', Icon: IconBuildingBank },
] as const satisfies readonly { kind: MoveKind; Icon: unknown }[];

/** What is done with a drawer while its session is open, and what was moved in it. */
export function OpenSession({ session }: { readonly session: DrawerSession }) {
  const { t } = useTranslation('drawer');
  const till = useTill();
  const [moving, setMoving] = useState<MoveKind | null>(null);
  const [isNoSale, setNoSale] = useState(false);
  const [x, setX] = useState<XSums | null>(null);
  const actions = useRoving<HTMLDivElement>();
  const readX = () =>
    till.attempt(async (client, commandId) => {
      setX(await client.drawer.report({ commandId }));
    });

  if (x) return <XReport sums={x} onBack={() => setX(null)} />;
  return (
    <section className={classes.open} aria-label={t('actions.label')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be read as a form */}
      <div className={classes.actions} role="group" aria-label={t('actions.label')} {...actions}>
        {MOVES.map(({ kind, Icon }) => (
          <button key={kind} type="button" className={classes.action} onClick={() => setMoving(kind)}>
            <Icon size={28} stroke={1.6} aria-hidden />
            {t(`actions.${kind}`)}
          </button>
        ))}
        <button type="button" className={classes.action} onClick={() => setNoSale(true)}>
          <IconCashRegister size={28} stroke={1.6} aria-hidden />
          {t('actions.noSale')}
        </button>
        <button type="button" className={classes.action} onClick={() => void readX()}>
          <IconReportMoney size={28} stroke={1.6} aria-hidden />
          {t('actions.x')}
        </button>
        <button type="button" className={classes.close} onClick={startCounting}>
          <IconListNumbers size={28} stroke={1.6} aria-hidden />
          {t('actions.close')}
        </button>
      </div>
      <SessionMoves session={session} />
      {moving && <MoveDialog kind={moving} session={session} onClose={() => setMoving(null)} />}
      {isNoSale && <NoSaleDialog onClose={() => setNoSale(false)} />}
    </section>
  );
}
