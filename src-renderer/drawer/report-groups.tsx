import { useTranslation } from 'react-i18next';
import type { DrawerReport } from '#shared/drawer/drawer-events.ts';
import { cashIn } from '#shared/drawer/drawer-report.ts';
import type { DrawerSession } from '#shared/drawer/session.ts';
import type { Takings } from '#shared/drawer/takings.ts';
import { add, asMinor, type Minor, negate } from '#shared/money/minor.ts';
import { useMoney } from '../components/use-money.ts';
import { type ReportRow, ReportTable } from './report-table.tsx';

/** All that a session comes to, in groups that each add up; the same figures as on paper. */
export function ReportGroups({
  report,
  expected,
  closing,
}: {
  readonly report: DrawerReport;
  readonly expected: Minor;
  /** What it was closed with; null for an X report. */
  readonly closing: DrawerSession['closing'];
}) {
  const { t } = useTranslation('drawer');
  const money = useMoney();
  const { takings, moves } = report;
  const row = (label: string, amount: Minor, more: Partial<ReportRow> = {}): ReportRow => ({
    ...{ label, value: money(amount), ...more },
  });
  const some = (label: string, amount: Minor): ReportRow[] => (amount === 0 ? [] : [row(label, amount)]);
  const tender = (name: string) => (name === 'cash' || name === 'card' || name === 'external' ? name : null);
  const tenders = (rows: Takings['tenders']): ReportRow[] =>
    rows.flatMap(({ tender: name, payments, amount, rounding, tips }) => {
      const known = tender(name);
      const what = known ? t(`report.tenders.${known}`) : name;
      return [
        row(t('report.times', { count: payments, what }), add(amount, rounding, tips)),
        ...(tips === 0 ? [] : [row(t('report.tips'), tips, { isPart: true })]),
      ];
    });
  const nothing: ReportRow[] = [{ label: t('report.none'), value: '' }];

  return (
    <>
      <ReportTable
        title={t('report.sales')}
        rows={[
          { label: t('report.orders'), value: String(takings.orders) },
          row(t('report.gross'), takings.gross),
          ...some(t('report.discounts'), negate(takings.discount)),
          ...(takings.comps === 0 ? [] : [row(t('report.comps'), negate(takings.comps), { isPart: true })]),
          ...some(t('report.serviceCharge'), takings.serviceCharge),
          row(t('report.net'), takings.net),
          ...takings.taxes.map(({ name, amount }) => row(name, amount)),
          row(t('report.total'), takings.total, { isSum: true }),
        ]}
      />
      <ReportTable
        title={t('report.cash')}
        rows={[
          row(t('report.float'), report.float),
          row(t('report.cashTaken'), cashIn(takings.tenders)),
          ...some(t('report.cashRefunded'), negate(cashIn(takings.refunds))),
          ...some(t('report.paidIn'), moves.paidIn.amount),
          ...some(t('report.paidOut'), negate(moves.paidOut.amount)),
          ...some(t('report.drops'), negate(moves.drops.amount)),
          row(t('report.expected'), expected, { isSum: true }),
          ...(closing
            ? [
                row(t('report.counted'), closing.total),
                row(t('report.variance'), closing.variance, { isSum: true, isOff: closing.variance !== 0 }),
              ]
            : []),
        ]}
      />
      <ReportTable title={t('report.taken')} rows={takings.tenders.length > 0 ? tenders(takings.tenders) : nothing} />
      {takings.refunds.length > 0 && <ReportTable title={t('report.refunds')} rows={tenders(takings.refunds)} />}
      {(takings.voids.lines > 0 || report.noSales > 0) && (
        <ReportTable
          title={t('report.apart')}
          rows={[
            ...(takings.voids.lines > 0
              ? [row(t('report.voidsOf', { count: takings.voids.lines }), takings.voids.amount)]
              : []),
            ...(report.noSales > 0 ? [{ label: t('report.noSales'), value: String(report.noSales) }] : []),
          ]}
        />
      )}
      {closing && closing.counted.denominations.length > 0 && (
        <ReportTable
          title={t('report.counts')}
          rows={[...closing.counted.denominations]
            .sort((a, b) => b.value - a.value)
            .map(({ value, count }) =>
              row(t('report.times', { count, what: money(asMinor(value)) }), asMinor(value * count)),
            )}
        />
      )}
    </>
  );
}
