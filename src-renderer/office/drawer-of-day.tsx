import { useTranslation } from 'react-i18next';
import type { DrawersReport } from '#shared/contract/drawers-report.ts';
import { cashIn } from '#shared/drawer/drawer-report.ts';
import type { DrawerSession } from '#shared/drawer/session.ts';
import type { StaffId } from '#shared/ids/ids.ts';
import { formatMoney } from '#shared/money/currency.ts';
import { type Minor, negate } from '#shared/money/minor.ts';
import { displayLocale } from '../components/display-locale.ts';
import { timeIn } from './date-words.ts';
import classes from './drawer-of-day.module.css';
import type { Shop } from './office-store.ts';

/** One session: who opened it with what, what was moved and why, and what was counted. */
export function DrawerOfDay({
  letter,
  session,
  people,
  shop,
}: {
  readonly letter: string;
  readonly session: DrawerSession;
  readonly people: DrawersReport['people'];
  readonly shop: Shop;
}) {
  const { t } = useTranslation('office');
  const { closing } = session;
  const money = (amount: Minor) => formatMoney(amount, closing?.report.currency ?? shop.currency, displayLocale());
  const time = (at: DrawerSession['openedAt']) => timeIn(at, shop.timeZone, displayLocale());
  const by = (at: DrawerSession['openedAt'], staff: StaffId | null) => {
    const name = people.find(({ id }) => id === staff)?.name;
    return name ? `${time(at)} · ${name}` : time(at);
  };
  const title = closing ? t('drawers.closed', { letter, number: closing.number }) : t('drawers.open', { letter });
  const rows = [
    { key: 'float', label: t('drawers.float'), by: by(session.openedAt, session.openedBy), amount: session.float },
    ...session.moves.map(({ moveId, kind, reason, amount, at, staff }) => ({
      key: moveId,
      label: `${t(`drawers.moves.${kind}`)}: ${reason}`,
      by: by(at, staff),
      amount: kind === 'paid-in' ? amount : negate(amount),
    })),
  ];
  const remarks = closing
    ? [closing.blind && t('drawers.blind'), closing.reason].filter((one) => typeof one === 'string' && one !== '')
    : [];

  return (
    <section className={classes.session} aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.rows}>
        {rows.map(({ key, label, by: whoAndWhen, amount }) => (
          <div key={key} className={classes.row}>
            <dt>
              {label}
              <span className={classes.by}>{whoAndWhen}</span>
            </dt>
            <dd>{money(amount)}</dd>
          </div>
        ))}
        {closing && (
          <>
            <CashRow label={t('drawers.cashTaken')} amount={cashIn(closing.report.takings.tenders)} money={money} />
            <CashRow
              label={t('drawers.cashRefunded')}
              amount={negate(cashIn(closing.report.takings.refunds))}
              money={money}
            />
            <div className={classes.row} data-kind="sum">
              <dt>{t('drawers.expected')}</dt>
              <dd>{money(closing.expected)}</dd>
            </div>
            <div className={classes.row}>
              <dt>
                {t('drawers.counted')}
                <span className={classes.by}>{by(closing.at, closing.staff)}</span>
              </dt>
              <dd>{money(closing.total)}</dd>
            </div>
            <div className={classes.row} data-kind="sum" data-off={closing.variance !== 0}>
              <dt>{t('drawers.variance')}</dt>
              <dd>{closing.variance === 0 ? t('drawers.even') : money(closing.variance)}</dd>
            </div>
          </>
        )}
      </dl>
      {remarks.length > 0 && <p className={classes.by}>{remarks.join(' · ')}</p>}
      {session.noSales > 0 && <p className={classes.by}>{t('drawers.noSales', { count: session.noSales })}</p>}
    </section>
  );
}

/** What sales brought or took back in cash, where they did. */
function CashRow({
  label,
  amount,
  money,
}: {
  readonly label: string;
  readonly amount: Minor;
  readonly money: (amount: Minor) => string;
}) {
  if (amount === 0) return null;
  return (
    <div className={classes.row}>
      <dt>{label}</dt>
      <dd>{money(amount)}</dd>
    </div>
  );
}
