import { useTranslation } from 'react-i18next';
import type { DrawerSession } from '#shared/drawer/session.ts';
import { negate } from '#shared/money/minor.ts';
import { useMoney } from '../components/use-money.ts';
import classes from './session-moves.module.css';
import { useMoments, useNameOf } from './use-moments.ts';

/** What people put in and took out, the newest first. What sales brought is in the report alone; spec [DR10]. */
export function SessionMoves({ session }: { readonly session: DrawerSession }) {
  const { t } = useTranslation('drawer');
  const money = useMoney();
  const { moment } = useMoments();
  const nameOf = useNameOf();
  const rows = [
    { key: session.id, at: session.openedAt, staff: session.openedBy, what: t('moves.float'), amount: session.float },
    ...session.moves.map(({ moveId, at, staff, kind, reason, amount }) => ({
      ...{ key: moveId, at, staff, what: `${t(`moves.${kind}`)}: ${reason}` },
      amount: kind === 'paid-in' ? amount : negate(amount),
    })),
  ].reverse();
  return (
    <section className={classes.moves} aria-label={t('moves.label')}>
      <ol className={classes.list}>
        {rows.map(({ key, at, staff, what, amount }) => (
          <li key={key} className={classes.row}>
            <span className={classes.what}>{what}</span>
            <span className={classes.amount}>{money(amount)}</span>
            <span className={classes.who}>
              {moment(at)} · {nameOf(staff) ?? t('moves.someone')}
            </span>
          </li>
        ))}
      </ol>
      {session.noSales > 0 && <p className={classes.noSales}>{t('moves.noSales', { count: session.noSales })}</p>}
    </section>
  );
}
