import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import type { KitchenEvent, TicketKey } from '#shared/kitchen/kitchen-events.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import type { Instant } from '#shared/time/instant.ts';
import { idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/*
 * What was sent to stations that show their tickets on screens. As with print jobs a row is a delivery and no projection:
 * it is written with the send that owes it, and no rebuild folds it again.
 */

/**
 * Owes a ticket to the screens of its station; called inside the transaction of the send. Where a caller gives one send
 * id to two sends, the second adds to the ticket: nothing that was sent may be missing. Answers the card as it then is.
 */
export function insertKitchenTicket(db: Writer, ticket: Ticket, businessDate: BusinessDate): KitchenCard {
  const key = keyOf(ticket);
  const before = readKitchenCard(db, key)?.ticket;
  const whole: Ticket = before ? { ...ticket, kind: 'changed', lines: [...before.lines, ...ticket.lines] } : ticket;
  upsertTicket(db).run({ ...bytesOf(key), businessDate, at: whole.at, ticket: JSON.stringify(whole) });
  return { ticket: whole, bumpedAt: null };
}

/** What the kitchen said of a ticket, and when. */
export type KitchenWord = KitchenEvent & { readonly at: Instant; readonly hlc: Hlc };

/** Takes what the kitchen said of a ticket, unless it said something later; answers the card if that changed it. */
export function takeKitchenWord(db: Writer, { type, payload, at, hlc }: KitchenWord): KitchenCard | null {
  const bumpedAt = type === 'kitchen.bumped' ? at : null;
  const changed = updateWord(db).run({ ...bytesOf(payload), bumpedAt, word: hlc }) > 0;
  return changed ? readKitchenCard(db, payload) : null;
}

/** A ticket on the screens, or null where there is none. */
export function readKitchenCard(db: Reader, key: TicketKey): KitchenCard | null {
  const row = selectOne(db).get(bytesOf(key));
  return row ? cardOf(row) : null;
}

/** The trading day of a ticket, or null where there is no such ticket. */
export const readTicketDay = (db: Reader, key: TicketKey): BusinessDate | null =>
  (selectOne(db).get(bytesOf(key))?.business_date ?? null) as BusinessDate | null;

/** The newest trading day that anything was shown on. */
export const readNewestTicketDay = (db: Reader): BusinessDate | null =>
  (selectNewestDay(db).get({})?.business_date ?? null) as BusinessDate | null;

/** The tickets of a trading day that were bumped last, at most so many, newest bump first. */
export const readBumpedCards = (db: Reader, businessDate: BusinessDate, most: number): KitchenCard[] =>
  selectBumped(db).all({ businessDate, most }).map(cardOf);

/** All of a day's tickets of the orders that have one which stands or was bumped after an instant. */
export const readCardsInWork = (db: Reader, businessDate: BusinessDate, after: Instant): KitchenCard[] =>
  selectInWork(db).all({ businessDate, after }).map(cardOf);

/**
 * Forgets at most `most` tickets of the days before that of an instant which were also sent before it: a trading day may
 * stay open for weeks, and what was sent today stands. Answers how many there were.
 */
export const forgetKitchenTickets = (db: Writer, before: Instant, most: number): number =>
  deleteOld(db).run({ before, day: new Date(before).toISOString().slice(0, 10), most });

const keyOf = ({ orderId, sendId, station: { stationId } }: Ticket): TicketKey => ({ orderId, sendId, stationId });

const bytesOf = ({ orderId, sendId, stationId }: TicketKey): KeyBytes => ({
  orderId: idToBytes(orderId),
  sendId: idToBytes(sendId),
  stationId: idToBytes(stationId),
});

interface KeyBytes {
  orderId: Uint8Array;
  sendId: Uint8Array;
  stationId: Uint8Array;
}

const cardOf = (row: { ticket: string; bumped_at: number | null }): KitchenCard => ({
  ticket: JSON.parse(row.ticket),
  bumpedAt: row.bumped_at as Instant | null,
});

const COLUMNS = ['business_date', 'ticket', 'bumped_at'] as const;

const upsertTicket = prepare((query, p: KeyBytes & { businessDate: string; at: number; ticket: string }) =>
  query
    .insertInto('kitchen_ticket')
    .columns(['order_id', 'send_id', 'station_id', 'business_date', 'at', 'ticket'])
    .values({
      order_id: p.orderId,
      send_id: p.sendId,
      station_id: p.stationId,
      business_date: p.businessDate,
      at: p.at,
      ticket: p.ticket,
    } as never)
    .onConflict((conflict) =>
      conflict
        .columns(['order_id', 'send_id', 'station_id'])
        .doUpdateSet((set) => ({ at: set.ref('excluded.at'), ticket: set.ref('excluded.ticket'), bumped_at: null })),
    ),
);

const updateWord = prepare((query, p: KeyBytes & { bumpedAt: number | null; word: number }) =>
  query
    .updateTable('kitchen_ticket')
    .set({ bumped_at: p.bumpedAt, word: p.word })
    .where('order_id', '=', p.orderId)
    .where('send_id', '=', p.sendId)
    .where('station_id', '=', p.stationId)
    .where('word', '<', p.word),
);

const selectOne = prepare((query, p: KeyBytes) =>
  query
    .selectFrom('kitchen_ticket')
    .select(COLUMNS)
    .where('order_id', '=', p.orderId)
    .where('send_id', '=', p.sendId)
    .where('station_id', '=', p.stationId),
);

const selectNewestDay = prepare((query) =>
  query.selectFrom('kitchen_ticket').select('business_date').orderBy('business_date', 'desc').limit(1),
);

const selectBumped = prepare((query, p: { businessDate: string; most: number }) =>
  query
    .selectFrom('kitchen_ticket')
    .select(COLUMNS)
    .where('business_date', '=', p.businessDate)
    .where('bumped_at', 'is not', null)
    .orderBy('bumped_at', 'desc')
    .limit(p.most),
);

const selectInWork = prepare((query, p: { businessDate: string; after: number }) =>
  query
    .selectFrom('kitchen_ticket')
    .select(COLUMNS)
    .where('business_date', '=', p.businessDate)
    .where('order_id', 'in', (inner) =>
      inner
        .selectFrom('kitchen_ticket')
        .select('order_id')
        .where('business_date', '=', p.businessDate)
        .where('bumped_at', 'is', null)
        .unionAll(
          inner
            .selectFrom('kitchen_ticket')
            .select('order_id')
            .where('business_date', '=', p.businessDate)
            .where('bumped_at', '>', p.after),
        ),
    ),
);

const deleteOld = prepare((query, p: { before: number; day: string; most: number }) =>
  query
    .deleteFrom('kitchen_ticket')
    .where((on) =>
      on(
        on.refTuple('order_id', 'send_id', 'station_id'),
        'in',
        on
          .selectFrom('kitchen_ticket')
          .select(['order_id', 'send_id', 'station_id'])
          .where('business_date', '<', p.day)
          .where('at', '<', p.before)
          .orderBy('business_date')
          .limit(p.most)
          .$asTuple('order_id', 'send_id', 'station_id'),
      ),
    ),
);
