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
  const hasTips = report.byTender.some(({ tips }) => tips !== 0);
  const hasRounding = report.byTender.some(({ rounding }) => rounding !== 0);
  return (
    <Card title={t('tenders.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('tenders.tender')}</th>
            <th scope="col" className={classes.number}>
              {t('tenders.payments')}
            </th>
            <Amount of={t('tenders.amount')} />
            {hasTips && <Amount of={t('tenders.tips')} />}
            {hasRounding && <Amount of={t('tenders.rounding')} />}
            {(hasTips || hasRounding) && <Amount of={t('tenders.taken')} />}
          </tr>
        </thead>
        <tbody>
          {report.byTender.map(({ tender, payments, amount, tips, rounding }) => (
            <tr key={tender}>
              <th scope="row">{isTender(tender) ? t(`tenders.names.${tender}`) : tender}</th>
              <td className={classes.number}>{payments}</td>
              <td className={classes.number}>{money(amount)}</td>
              {hasTips && <td className={classes.number}>{money(tips)}</td>}
              {hasRounding && <td className={classes.number}>{money(rounding)}</td>}
              {(hasTips || hasRounding) && (
                <td className={classes.number}>{money(asMinor(amount + tips + rounding))}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

const Amount = ({ of }: { readonly of: string }) => (
  <th scope="col" className={classes.number}>
    {of}
  </th>
);

/** A till that is newer may know tenders that this page has no name for. */
const isTender = (tender: string): tender is 'cash' | 'card' | 'external' =>
  ['cash', 'card', 'external'].includes(tender);
