import classes from './report.module.css';

export interface ReportRow {
  readonly label: string;
  readonly value: string;
  /** A part of the row above, which is in no sum of its own. */
  readonly isPart?: boolean;
  readonly isSum?: boolean;
  /** It is not as it should be. */
  readonly isOff?: boolean;
}

/** One group of a report's figures. */
export function ReportTable({ title, rows }: { readonly title: string; readonly rows: readonly ReportRow[] }) {
  return (
    <section className={classes.group} aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.rows}>
        {rows.map(({ label, value, isPart, isSum, isOff }) => (
          <div key={label} className={classes.row} data-part={isPart} data-sum={isSum} data-off={isOff}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
