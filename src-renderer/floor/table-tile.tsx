import { IconChefHat, IconCoin, type IconProps, IconUsers } from '@tabler/icons-react';
import { type ComponentType, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableId } from '#shared/ids/ids.ts';
import { ROOM_CELLS, type Table, withinRoom } from '#shared/settings/floor.ts';
import type { FormatMoney } from '../components/use-money.ts';
import type { TableState, TableStatus } from './table-states.ts';
import classes from './table-tile.module.css';

/** A status is told by its sign, its word and its border as well as by its colour; spec [FP5]. */
export const SIGNS: Readonly<Record<TableStatus, ComponentType<IconProps> | null>> = {
  free: null,
  seated: IconUsers,
  sent: IconChefHat,
  paying: IconCoin,
};

/** Where a table stands, in parts of its room: a plan is the shop as it is, whichever way its words run. */
export function placeOf(table: Pick<Table, 'x' | 'y' | 'width' | 'height'>) {
  const { x, y, width, height } = withinRoom(table);
  const part = (cells: number, of: number) => `${(cells / of) * 100}%`;
  return {
    left: part(x, ROOM_CELLS.width),
    top: part(y, ROOM_CELLS.height),
    width: part(width, ROOM_CELLS.width),
    height: part(height, ROOM_CELLS.height),
  };
}

interface TableTileProps {
  readonly table: Table;
  readonly state: TableState | null;
  /** For how long guests have been there; it alone changes by itself. */
  readonly minutes: number | null;
  readonly server: string | null;
  readonly money: FormatMoney;
  readonly isStop: boolean;
  readonly onTap: (table: Table) => void;
  readonly onFocus: (id: TableId) => void;
}

/** A table and what it waits for. */
export const TableTile = memo(function TableTile(props: TableTileProps) {
  const { table, state, minutes, server, money, isStop, onTap, onFocus } = props;
  const { t } = useTranslation('floor');
  const status = state?.status ?? 'free';
  const Sign = SIGNS[status];
  const hours = Math.floor((minutes ?? 0) / 60);
  const time = hours > 0 ? t('hours', { hours, minutes: (minutes ?? 0) % 60 }) : t('minutes', { count: minutes ?? 0 });
  const guests = state && state.covers > 0 ? t('guests', { count: state.covers }) : null;
  return (
    <button
      type="button"
      className={classes.table}
      style={placeOf(table)}
      data-shape={table.shape}
      data-status={status}
      data-table={table.id}
      tabIndex={isStop ? 0 : -1}
      onClick={() => onTap(table)}
      onFocus={() => onFocus(table.id)}
    >
      <span className={classes.words}>
        <span className={classes.name} dir="auto">
          {table.name}
        </span>
        <span className={classes.status}>
          {Sign && <Sign size={16} aria-hidden />}
          {t(`status.${status}`)}
        </span>
        {state ? (
          <>
            {state.due > 0 && <span className={classes.amount}>{money(state.due)}</span>}
            <span className={classes.detail}>{time}</span>
            {guests && <span className={classes.guests}>{guests}</span>}
            <span className={classes.more} dir="auto">
              {state.orders.length > 1 ? t('orders', { count: state.orders.length }) : server}
            </span>
          </>
        ) : (
          <span className={classes.detail}>{t('seats', { count: table.seats })}</span>
        )}
      </span>
    </button>
  );
});
