import { useTranslation } from 'react-i18next';
import type { SalesReport } from '#shared/contract/cloud-contract.ts';
import { formatMoney } from '#shared/money/currency.ts';
import { asMinor, divideRounded, type Minor } from '#shared/money/minor.ts';
import { displayLocale } from '../components/display-locale.ts';
import classes from './headline-card.module.css';
import { Placeholder } from './placeholder.tsx';

/** The day in one glance: what was taken, and what makes it up. */
export function HeadlineCard({ report }: { readonly report: SalesReport | null }) {
  const { t } = useTranslation('office');
  const money = (amount: Minor) => (report ? formatMoney(amount, report.shop.currency, displayLocale()) : '');
  const figures = [
    { label: t('headline.orders'), value: report && new Intl.NumberFormat(displayLocale()).format(report.orders) },
    {
      label: t('headline.average'),
      value: report && (report.orders > 0 ? money(averageOrder(report)) : t('headline.none')),
    },
    { label: t('headline.net'), value: report && money(report.net) },
    { label: t('headline.tax'), value: report && money(report.tax) },
    { label: t('headline.discount'), value: report && money(report.discount) },
  ];
  return (
    <section className={classes.card} aria-label={t('headline.title')} aria-busy={report === null}>
      <div className={classes.total} role="status">
        <p className={classes.label}>{t('headline.total')}</p>
        <p className={classes.amount}>{report ? money(report.total) : <Placeholder width="5ch" height="1em" />}</p>
        <p className={classes.hint}>{t('headline.totalHint')}</p>
      </div>
      <dl className={classes.figures}>
        {figures.map(({ label, value }) => (
          <div key={label} className={classes.figure}>
            <dt>{label}</dt>
            <dd>{value ?? <Placeholder width="4ch" height="1.1em" />}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What one order brought, to the nearest minor unit. */
const averageOrder = ({ total, orders }: SalesReport): Minor =>
  asMinor(Number(divideRounded(BigInt(total), BigInt(orders))));
