import type { PaintedTicket } from '#shared/kitchen/kitchen-board.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/*
 * Tickets that screens alone are to show, until one says that it does or paper is owed for them. A row is a debt and no
 * projection: it is written with the send, and whatever settles it takes it away; spec [K52].
 */

/** Notes that a ticket is yet to be shown; called inside the transaction of the send. */
export const insertUnshown = (db: Writer, ticket: Ticket): void => {
  const { orderId, sendId, station, at } = ticket;
  insert(db).run({ ...bytesOf({ orderId, sendId, stationId: station.stationId, at }), ticket: JSON.stringify(ticket) });
};

/** What is yet to be shown of what was sent up to an instant, oldest first. */
export const readUnshown = (db: Reader, until: Instant): Ticket[] =>
  select(db)
    .all({ until })
    .map(({ ticket }) => JSON.parse(ticket));

/** Takes away all that was sent up to an instant. */
export const deleteUnshown = (db: Writer, until: Instant): void => {
  deleteUntil(db).run({ until });
};

/** Takes away all, in a file that may have been printed from since it was copied; spec [K54]. */
export const deleteAllUnshown = (db: Writer): void => deleteUnshown(db, asInstant(Number.MAX_SAFE_INTEGER));

/** A screen shows a ticket, as it was at an instant. */
export const deletePainted = (db: Writer, painted: PaintedTicket): void => {
  deleteOne(db).run(bytesOf(painted));
};

const bytesOf = ({ orderId, sendId, stationId, at }: PaintedTicket): RowKey => ({
  ...{ orderId: idToBytes(orderId), sendId: idToBytes(sendId), stationId: idToBytes(stationId), at },
});

interface RowKey {
  orderId: Uint8Array;
  sendId: Uint8Array;
  stationId: Uint8Array;
  at: number;
}

const insert = prepare((query, p: RowKey & { ticket: string }) =>
  query
    .insertInto('unshown_ticket')
    .columns(['order_id', 'send_id', 'station_id', 'at', 'ticket'])
    .values({
      ...{ order_id: p.orderId, send_id: p.sendId, station_id: p.stationId },
      ...{ at: p.at, ticket: p.ticket },
    } as never),
);

const select = prepare((query, p: { until: number }) =>
  query.selectFrom('unshown_ticket').select('ticket').where('at', '<=', p.until).orderBy('at').orderBy('id'),
);

const deleteUntil = prepare((query, p: { until: number }) =>
  query.deleteFrom('unshown_ticket').where('at', '<=', p.until),
);

const deleteOne = prepare((query, p: RowKey) =>
  query
    .deleteFrom('unshown_ticket')
    .where('order_id', '=', p.orderId)
    .where('send_id', '=', p.sendId)
    .where('station_id', '=', p.stationId)
    .where('at', '<=', p.at),
);
