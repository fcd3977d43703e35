import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { TableId } from '#shared/ids/ids.ts';
import type { Table } from '#shared/settings/floor.ts';
import { useRoving } from '../components/use-roving.ts';
import { useCounter } from '../counter/counter-context.tsx';
import { useTill, useTillView } from '../till-client/use-till.tsx';
import { moveTo, tablesWith, takeAtCounter } from './floor-actions.ts';
import { FloorPlan } from './floor-plan.tsx';
import classes from './floor-screen.module.css';
import { floorStore } from './floor-store.ts';
import { MovingBar } from './moving-bar.tsx';
import { SeatDialog } from './seat-dialog.tsx';
import { StatusCounts } from './status-counts.tsx';
import { TableOrdersDialog } from './table-orders-dialog.tsx';
import { TakenDialog } from './taken-dialog.tsx';
import { useTableStates } from './use-table-states.ts';
import './strings.ts';

const NOTHING: readonly never[] = [];

/** Where guests sit: a tap on a free table opens an order there, on a taken one takes it in hand; spec [FP4]. */
export function FloorScreen() {
  const { t } = useTranslation('floor');
  const till = useTill();
  const counter = useCounter();
  const roving = useRoving<HTMLElement>();
  const rooms = useTillView(({ state }) => state?.settings.rooms ?? NOTHING);
  const all = useTillView(({ state }) => state?.settings.tables ?? NOTHING);
  const isOpen = useTillView(({ state }) => state?.day?.state === 'open');
  const { roomId, moving: movingId } = useStore(floorStore);
  const moving = useTillView(({ orders }) => (movingId ? (orders.get(movingId)?.view ?? null) : null));
  const [asked, setAsked] = useState<TableId | null>(null);
  const [together, setTogether] = useState(false);
  const states = useTableStates();
  const room = rooms.find(({ id }) => id === roomId) ?? rooms[0] ?? null;
  const tables = useMemo(() => all.filter((table) => table.roomId === room?.id), [all, room?.id]);
  const goesOn = moving?.status.state === 'open' ? moving : null;

  const tap = useCallback(
    ({ id }: Table) => {
      const here = states.get(id)?.orders ?? NOTHING;
      const [only] = here;
      if (goesOn) {
        const others = here.filter((order) => order.id !== goesOn.id);
        if (others.length > 0) setAsked(id);
        else moveTo(till, counter, goesOn.id, tablesWith(goesOn, id, together));
      } else if (only && here.length === 1) takeAtCounter(counter, only.id);
      else setAsked(id);
    },
    [till, counter, states, goesOn, together],
  );

  if (!room) return null;
  const asking = tables.find(({ id }) => id === asked) ?? null;
  const close = () => setAsked(null);
  return (
    <main className={classes.screen} aria-label={t('label')}>
      {goesOn ? (
        <MovingBar order={goesOn} together={together} onTogether={setTogether} />
      ) : (
        <div className={classes.head}>
          <nav className={classes.rooms} aria-label={t('rooms')} {...roving}>
            {rooms.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                className={classes.room}
                aria-current={id === room.id}
                onClick={() => floorStore.setState({ roomId: id })}
              >
                {name}
              </button>
            ))}
          </nav>
          <StatusCounts tables={tables} states={states} />
        </div>
      )}
      {isOpen ? (
        <FloorPlan room={room} tables={tables} states={states} onTap={tap} />
      ) : (
        <p className={classes.closed}>{t('closed')}</p>
      )}
      {asking && goesOn && (
        <TakenDialog
          order={goesOn}
          table={asking}
          others={(states.get(asking.id)?.orders ?? NOTHING).filter(({ id }) => id !== goesOn.id)}
          together={together}
          onClose={close}
        />
      )}
      {asking && !goesOn && states.has(asking.id) && (
        <TableOrdersDialog table={asking} orders={states.get(asking.id)?.orders ?? NOTHING} onClose={close} />
      )}
      {asking && !goesOn && !states.has(asking.id) && <SeatDialog table={asking} onClose={close} />}
    </main>
  );
}
