import { useTranslation } from 'react-i18next';
import type { SalesReport } from '#shared/contract/cloud-contract.ts';
import { formatMoney } from '#shared/money/currency.ts';
import { displayLocale } from '../components/display-locale.ts';
import { Card } from './card.tsx';
import { Placeholder } from './placeholder.tsx';
import classes from './table.module.css';

/** How customers paid. */
export function TendersCard({ report }: { readonly report: SalesReport | null }) {
  const { t } = useTranslation('office');
  if (report === null) {
    return (
      <Card title={t('tenders.title')}>
        <Placeholder height="96px" />
      </Card>
    );
  }
  const nameOf = (tender: string) => (tender === 'cash' ? t('tenders.names.cash') : tender);
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
          {report.byTender.map(({ tender, payments, amount }) => (
            <tr key={tender}>
              <th scope="row">{nameOf(tender)}</th>
              <td className={classes.number}>{payments}</td>
              <td className={classes.number}>{formatMoney(amount, report.shop.currency, displayLocale())}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
