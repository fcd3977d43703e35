import { useTranslation } from 'react-i18next';
import type { SalesReport } from '#shared/contract/cloud-contract.ts';
import { formatMoney } from '#shared/money/currency.ts';
import { displayLocale } from '../components/display-locale.ts';
import { hourText } from './date-words.ts';
import { ShareBar } from './share-bar.tsx';
import classes from './table.module.css';

interface HoursTableProps {
  readonly hours: SalesReport['byHour'];
  readonly currency: string;
}

/** The hours in numbers, each with a bar beside it. */
export function HoursTable({ hours, currency }: HoursTableProps) {
  const { t } = useTranslation('office');
  const most = Math.max(1, ...hours.map((hour) => hour.total));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('hours.hour')}</th>
          <th aria-hidden className={classes.fill} />
          <th scope="col" className={classes.number}>
            {t('hours.orders')}
          </th>
          <th scope="col" className={classes.number}>
            {t('hours.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr key={hour.hour} data-quiet={hour.orders === 0 || undefined}>
            <th scope="row" className={classes.hour}>
              {hourText(hour.hour)}
            </th>
            <td aria-hidden className={classes.fill}>
              <ShareBar share={hour.total / most} />
            </td>
            <td className={classes.number}>{hour.orders}</td>
            <td className={classes.number}>{formatMoney(hour.total, currency, displayLocale())}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
