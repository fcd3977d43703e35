import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffId, TableId } from '#shared/ids/ids.ts';
import type { Room, Table } from '#shared/settings/floor.ts';
import { useMoney } from '../components/use-money.ts';
import { useNow } from '../till-client/use-now.ts';
import { useTillView } from '../till-client/use-till.tsx';
import classes from './floor-plan.module.css';
import { nextTable } from './next-table.ts';
import type { TableState, TableStates } from './table-states.ts';
import { TableTile } from './table-tile.tsx';

interface FloorPlanProps {
  readonly room: Room;
  readonly tables: readonly Table[];
  readonly states: TableStates;
  readonly onTap: (table: Table) => void;
}

/** A room as it stands: one stop for Tab, arrows lead from table to table. */
export function FloorPlan({ room, tables, states, onTap }: FloorPlanProps) {
  const { t } = useTranslation('floor');
  const money = useMoney();
  const now = useNow();
  const nameOf = useServerNames();
  const plan = useRef<HTMLFieldSetElement>(null);
  const [focused, setFocused] = useState<TableId | null>(null);
  const stop = tables.find(({ id }) => id === focused) ?? tables[0];
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const from = tables.find(({ id }) => id === (event.target as HTMLElement).dataset.table);
      const next = from && nextTable(tables, from, event.key);
      if (!next) return;
      event.preventDefault();
      plan.current?.querySelector<HTMLElement>(`[data-table="${next.id}"]`)?.focus();
    },
    [tables],
  );
  return (
    <div className={classes.frame}>
      <fieldset
        ref={plan}
        className={classes.plan}
        dir="ltr"
        aria-label={t('plan', { room: room.name })}
        onKeyDown={onKeyDown}
      >
        {tables.map((table) => {
          const state = states.get(table.id) ?? null;
          return (
            <TableTile
              key={table.id}
              table={table}
              state={state}
              minutes={state ? Math.max(0, Math.floor((now - state.since) / 60_000)) : null}
              server={state ? serversOf(state, nameOf) : null}
              money={money}
              isStop={table === stop}
              onTap={onTap}
              onFocus={setFocused}
            />
          );
        })}
      </fieldset>
      {tables.length === 0 && <p className={classes.none}>{t('noTables')}</p>}
    </div>
  );
}

const serversOf = ({ orders }: TableState, nameOf: (id: StaffId) => string | null): string | null =>
  [...new Set(orders.flatMap(({ server }) => (server ? (nameOf(server) ?? []) : [])))].join(', ') || null;

function useServerNames(): (id: StaffId) => string | null {
  const staff = useTillView(({ state }) => state?.staff);
  return (id) => staff?.find((one) => one.id === id)?.name ?? null;
}
