import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SalesReport } from '#shared/contract/cloud-contract.ts';
import { formatMoney } from '#shared/money/currency.ts';
import { displayLocale } from '../components/display-locale.ts';
import { Card } from './card.tsx';
import { hourText } from './date-words.ts';
import { dayHours } from './day-hours.ts';
import classes from './hours-card.module.css';
import { HoursChart } from './hours-chart.tsx';
import { HoursTable } from './hours-table.tsx';
import { Placeholder } from './placeholder.tsx';

/** Sales by the hour: columns where there is room, rows with bars on a phone, and a table for whoever wants numbers. */
export function HoursCard({ report }: { readonly report: SalesReport | null }) {
  const { t } = useTranslation('office');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const hours = report ? dayHours(report.byHour, report.shop.dayStartMinutes) : [];
  const busiest = hours.reduce<(typeof hours)[number] | null>(
    (most, hour) => (hour.total > (most?.total ?? 0) ? hour : most),
    null,
  );
  return (
    <Card
      title={t('hours.title')}
      aside={
        <SegmentedControl
          className={classes.view}
          aria-label={t('hours.view')}
          value={view}
          onChange={(value) => setView(value === 'table' ? 'table' : 'chart')}
          data={[
            { value: 'chart', label: t('hours.chart') },
            { value: 'table', label: t('hours.table') },
          ]}
        />
      }
      intro={
        report && busiest
          ? t('hours.busiest', {
              from: hourText(busiest.hour),
              to: hourText(busiest.hour + 1),
              total: formatMoney(busiest.total, report.shop.currency, displayLocale()),
            })
          : '\u00a0'
      }
    >
      {report === null ? <Placeholder height="280px" /> : null}
      {report && view === 'chart' ? (
        <>
          <div className={classes.wide}>
            <HoursChart hours={hours} currency={report.shop.currency} busiest={busiest} />
            <VisuallyHidden>
              <HoursTable hours={hours} currency={report.shop.currency} />
            </VisuallyHidden>
          </div>
          <div className={classes.narrow}>
            <HoursTable hours={hours} currency={report.shop.currency} />
          </div>
        </>
      ) : null}
      {report && view === 'table' ? <HoursTable hours={hours} currency={report.shop.currency} /> : null}
    </Card>
  );
}
