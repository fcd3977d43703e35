import { type Guest, readGuest } from '#shared/guest/guest.ts';
import type { OrderId } from '#shared/ids/ids.ts';
import type { Reader } from '../db/connection.ts';
import { rowTables } from '../rows/row-tables.ts';

/** Who the orders are for of which that is known. */
export const readGuests = (db: Reader, orderIds: Iterable<OrderId>): Guest[] =>
  [...orderIds].flatMap((id) => {
    const row = rowTables.guest.read(db, id);
    return row ? [readGuest(row)] : [];
  });
