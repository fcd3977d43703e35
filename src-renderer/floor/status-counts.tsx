import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Table } from '#shared/settings/floor.ts';
import classes from './status-counts.module.css';
import type { TableStates, TableStatus } from './table-states.ts';
import { SIGNS } from './table-tile.tsx';

const STATUSES: readonly TableStatus[] = ['free', 'seated', 'sent', 'paying'];

/** How many tables of a room wait for what; it also says what the signs mean. */
export const StatusCounts = memo(function StatusCounts({
  tables,
  states,
}: {
  readonly tables: readonly Table[];
  readonly states: TableStates;
}) {
  const { t } = useTranslation('floor');
  return (
    <ul className={classes.counts}>
      {STATUSES.map((status) => {
        const Sign = SIGNS[status];
        return (
          <li key={status} className={classes.count} data-status={status}>
            {Sign && <Sign size={16} aria-hidden />}
            {t(`status.${status}`)}
            <b>{tables.filter(({ id }) => (states.get(id)?.status ?? 'free') === status).length}</b>
          </li>
        );
      })}
    </ul>
  );
});
