import type { KitchenBoard } from '#shared/kitchen/kitchen-board.ts';
import type { TicketKey } from '#shared/kitchen/kitchen-events.ts';
import { READY_SHOWN_MS, type ReadyBoardAt, readyBoardAt } from '#shared/kitchen/ready-board.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import type { Till } from '../engine/till.ts';
import { readBumpedCards, readCardsInWork, readNewestTicketDay, readTicketDay } from './kitchen-tickets.ts';

/** How many tickets that the kitchen is done with can be called back. */
export const MOST_BUMPED_SHOWN = 50;

/** No bump is later: of the orders in work, those with a ticket that stands. */
const NEVER = asInstant(Number.MAX_SAFE_INTEGER);

/**
 * What the kitchen's screens show: the tickets of the open trading day, else of the newest; spec [K22]. Of an order that
 * stands anywhere all are told, since an expo station must see who is done with it.
 */
export function readKitchenBoard(till: Till): KitchenBoard {
  const day = shownDay(till);
  const inWork = day ? readCardsInWork(till.db, day, NEVER) : [];
  const working = new Set(inWork.map(({ ticket }) => ticket.orderId));
  const bumped = day ? readBumpedCards(till.db, day, MOST_BUMPED_SHOWN) : [];
  const cards = [...inWork, ...bumped.filter(({ ticket }) => !working.has(ticket.orderId))];
  const shown = till.settings.stations.filter(({ shows }) => shows !== 'paper');
  return {
    stations: shown.map(({ id, name, kind }) => ({ id, name, kind })),
    cards: cards.sort((a, b) => a.ticket.at - b.ticket.at),
  };
}

/** What guests see; spec [K30] to [K33]. */
export function readReadyBoard(till: Till): ReadyBoardAt {
  const day = shownDay(till);
  const now = till.now();
  const cards = day ? readCardsInWork(till.db, day, (now - READY_SHOWN_MS) as Instant) : [];
  const expo = till.settings.stations.filter(({ kind }) => kind === 'expo');
  return readyBoardAt(cards, new Set(expo.map(({ id }) => id)), now);
}

/** Whether a ticket is one of the day that screens show. */
export function isOnBoard(till: Till, key: TicketKey): boolean {
  const day = readTicketDay(till.db, key);
  return day !== null && day === shownDay(till);
}

const shownDay = (till: Till): BusinessDate | null => till.day?.businessDate ?? readNewestTicketDay(till.db);
