import type { OrderId, StationId } from '#shared/ids/ids.ts';
import { isKitchenEvent } from '#shared/journal/events.ts';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import type { Order } from '#shared/order/order.ts';
import type { Recorded } from '../engine/journal.ts';
import type { Till } from '../engine/till.ts';
import { insertKitchenTicket, takeKitchenWord } from './kitchen-tickets.ts';
import { ticketsOwed } from './owed-tickets.ts';

/**
 * Owes freshly recorded entries to the kitchen's screens, inside their transaction: a send and its tickets are one fact,
 * and so are a bump and what it takes off; spec [K5], [K21], [K23]. Answers the tickets that changed.
 */
export function showOnScreens(
  till: Till,
  entries: readonly Recorded[],
  orders: ReadonlyMap<OrderId, Order>,
): KitchenCard[] {
  return entries.flatMap((entry) => {
    if (isKitchenEvent(entry)) return takeKitchenWord(till.db, entry) ?? [];
    const tickets = ticketsOwed(till, entry, orders).filter(
      ({ station }) => showsOf(till, station.stationId) !== 'paper',
    );
    return tickets.map((ticket) => insertKitchenTicket(till.db, ticket, entry.businessDate));
  });
}

/** Where a station's tickets are read; one that is gone has nothing but paper. */
export const showsOf = ({ stations }: Pick<Till, 'stations'>, id: StationId) => stations.get(id)?.shows ?? 'paper';

/** The stations whose tickets would be read nowhere but on paper now, against what was chosen for them; spec [K26]. */
export const unseenStations = ({ settings, screens }: Pick<Till, 'settings' | 'screens'>): StationId[] =>
  settings.stations.filter(({ id, shows }) => shows === 'screen' && !screens.shows(id)).map(({ id }) => id);
