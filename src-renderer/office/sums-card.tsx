import { useTranslation } from 'react-i18next';
import type { SalesReport } from '#shared/contract/cloud-contract.ts';
import { formatMoney } from '#shared/money/currency.ts';
import { asMinor, type Minor, negate, subtract } from '#shared/money/minor.ts';
import { displayLocale } from '../components/display-locale.ts';
import { Card } from './card.tsx';
import { Placeholder } from './placeholder.tsx';
import classes from './sums-card.module.css';

interface SumRow {
  readonly label: string;
  readonly amount: Minor;
  /** `sum`: what stands above comes to it. `aside`: in no sum here. */
  readonly kind?: 'sum' | 'aside';
}

/** How the day's total comes about, so that it can be added up by eye, and what stands beside it; spec [OF41]. */
export function SumsCard({ report }: { readonly report: SalesReport | null }) {
  const { t } = useTranslation('office');
  if (report === null) {
    return (
      <Card title={t('sums.title')}>
        <Placeholder height="96px" />
      </Card>
    );
  }
  const money = (amount: Minor) => formatMoney(amount, report.shop.currency, displayLocale());
  const sum = (amounts: readonly Minor[]) => asMinor(amounts.reduce<number>((total, amount) => total + amount, 0));
  const refunded = sum(report.refunds.map(({ amount }) => amount));
  const tips = sum(report.byTender.map((tender) => tender.tips));
  const tipsBack = sum(report.refunds.map((refund) => refund.tips));
  const some = (label: string, amount: Minor, kind?: SumRow['kind']): SumRow[] =>
    amount === 0 ? [] : [{ label, amount, ...(kind && { kind }) }];
  const rows: SumRow[] = [
    { label: t('sums.items'), amount: sum(report.byItem.map(({ total }) => total)) },
    ...some(t('sums.serviceCharge'), report.serviceCharge),
    { label: t('sums.total'), amount: report.total, kind: 'sum' },
    ...some(t('sums.refunds'), negate(refunded)),
    ...(refunded === 0
      ? []
      : [{ label: t('sums.left'), amount: subtract(report.total, refunded), kind: 'sum' as const }]),
    ...some(t('sums.tips'), tips, 'aside'),
    ...some(t('sums.tipsBack'), negate(tipsBack), 'aside'),
    ...some(t('sums.discounts'), report.discount, 'aside'),
    ...some(t('sums.comps'), report.comps, 'aside'),
  ];
  return (
    <Card title={t('sums.title')}>
      <dl className={classes.rows}>
        {rows.map(({ label, amount, kind }) => (
          <div key={label} className={classes.row} data-kind={kind}>
            <dt>{label}</dt>
            <dd>{money(amount)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
