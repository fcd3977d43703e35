import { bytesToId } from '#main/db/bytes.ts';
import type { Reader } from '#main/db/connection.ts';
import type { Entry } from '#shared/journal/entry.ts';
import type { KitchenEvent, TicketKey } from '#shared/kitchen/kitchen-events.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';

/** A ticket of the kitchen's screens, as a till's file has it. */
export interface ShownTicket {
  readonly name: string;
  readonly businessDate: string;
  readonly ticket: Ticket;
  readonly bumpedAt: number | null;
}

export const readShownTickets = (db: Reader): ShownTicket[] =>
  (
    db
      .prepare('SELECT order_id, send_id, station_id, business_date, ticket, bumped_at FROM kitchen_ticket')
      .all() as Row[]
  ).map((row) => ({
    name: nameOfTicket({ sendId: bytesToId(row.send_id), stationId: bytesToId(row.station_id) }),
    businessDate: row.business_date,
    ticket: JSON.parse(row.ticket),
    bumpedAt: row.bumped_at,
  }));

interface Row {
  readonly send_id: Uint8Array;
  readonly station_id: Uint8Array;
  readonly business_date: string;
  readonly ticket: string;
  readonly bumped_at: number | null;
}

export const nameOfTicket = ({ sendId, stationId }: Pick<TicketKey, 'sendId' | 'stationId'>): string =>
  `ticket ${sendId} ${stationId}`;

/** When each ticket that the kitchen spoke of was bumped, or null where it was called back: by its last word; [K24]. */
export function lastWords(entries: readonly Entry[]): ReadonlyMap<string, number | null> {
  const words = entries.filter(({ type }) => type === 'kitchen.bumped' || type === 'kitchen.recalled');
  return new Map(
    words
      .sort((a, b) => a.hlc - b.hlc)
      .map(({ type, at, payload }) => [
        nameOfTicket(payload as KitchenEvent['payload']),
        type === 'kitchen.bumped' ? at : null,
      ]),
  );
}
