import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { SalesReport } from '#shared/contract/cloud-contract.ts';
import { formatMoney } from '#shared/money/currency.ts';
import { asMinor, type Minor } from '#shared/money/minor.ts';
import { displayLocale } from '../components/display-locale.ts';
import { Card } from './card.tsx';
import { Placeholder } from './placeholder.tsx';
import classes from './table.module.css';

/** How customers paid: what it settled, and beside it what is no sale. */
export function TendersCard({ report }: { readonly report: SalesReport | null }) {
  const { t } = useTranslation('office');
  if (report === null) {
    return (
      <Card title={t('tenders.title')}>
        <Placeholder height="96px" />
      </Card>
    );
  }
  const money = (amount: Minor) => formatMoney(amount, report.shop.currency, displayLocale());
  const row = (name: string, amount: Minor, payments: number | null = null) => (
    <tr key={name} data-quiet={payments === null || undefined}>
      <th scope="row">{name}</th>
      <td className={classes.number}>{payments}</td>
      <td className={classes.number}>{money(amount)}</td>
    </tr>
  );
  return (
    <Card title={t('tenders.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('tenders.tender')}</th>
            <th scope="col" className={classes.number}>
              {t('tenders.payments')}
            </th>
            <th scope="col" className={classes.number}>
              {t('tenders.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.byTender.map(({ tender, payments, amount, tips, rounding }) => (
            <Fragment key={tender}>
              {row(isTender(tender) ? t(`tenders.names.${tender}`) : tender, amount, payments)}
              {tips !== 0 && row(t('tenders.tips'), tips)}
              {rounding !== 0 && row(t('tenders.rounding'), rounding)}
              {(tips !== 0 || rounding !== 0) && row(t('tenders.taken'), asMinor(amount + tips + rounding))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** A till that is newer may know tenders that this page has no name for. */
const isTender = (tender: string): tender is 'cash' | 'card' | 'external' =>
  ['cash', 'card', 'external'].includes(tender);
