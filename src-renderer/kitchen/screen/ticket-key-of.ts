import type { TicketKey } from '#shared/kitchen/kitchen-events.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';

type Keyed = Pick<Ticket, 'orderId' | 'sendId'> & { readonly station: Pick<Ticket['station'], 'stationId'> };

/** One text for each ticket. */
export const keyOf = ({ orderId, sendId, station }: Keyed): string => `${orderId} ${sendId} ${station.stationId}`;

/** How the engine names it. */
export const ticketKeyOf = ({ orderId, sendId, station }: Ticket): TicketKey => ({
  ...{ orderId, sendId, stationId: station.stationId },
});
