import type { SalesReport } from '#shared/contract/cloud-contract.ts';
import { exponentOf } from '#shared/money/currency.ts';
import type { Minor } from '#shared/money/minor.ts';
import { displayLocale } from '../components/display-locale.ts';
import { chartLines } from './chart-scale.ts';
import { hourText } from './date-words.ts';
import classes from './hours-chart.module.css';

type HourSales = SalesReport['byHour'][number];

interface HoursChartProps {
  readonly hours: readonly HourSales[];
  readonly currency: string;
  readonly busiest: HourSales | null;
}

/** A column an hour. It is drawn for the eye; the table beside it says the same to everyone else. */
export function HoursChart({ hours, currency, busiest }: HoursChartProps) {
  const unit = 10 ** exponentOf(currency);
  const lines = chartLines(Math.max(0, ...hours.map((hour) => hour.total)) as Minor, unit);
  const top = lines.at(-1) ?? 1;
  const share = (amount: number) => `${(Math.max(0, amount) / top) * 100}%`;
  const whole = new Intl.NumberFormat(displayLocale(), { style: 'currency', currency, maximumFractionDigits: 0 });
  return (
    <div className={classes.chart} aria-hidden>
      <div className={classes.lines}>
        {lines.map((line) => (
          <div key={line} className={classes.line} style={{ bottom: share(line) }}>
            <span>{whole.format(line / unit)}</span>
          </div>
        ))}
      </div>
      <div className={classes.columns}>
        {hours.map((hour) => (
          <div key={hour.hour} className={classes.column}>
            <div className={classes.space}>
              {hour.total > 0 ? (
                <span className={classes.value} style={{ bottom: share(hour.total) }}>
                  {whole.format(Math.round(hour.total / unit))}
                </span>
              ) : null}
              <div
                className={classes.bar}
                data-busiest={hour === busiest || undefined}
                style={{ height: share(hour.total) }}
              />
            </div>
            <span className={classes.hour}>{hourText(hour.hour).slice(0, 2)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
