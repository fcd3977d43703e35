import type { OrderId, StationId } from '../ids/ids.ts';
import type { Instant } from '../time/instant.ts';
import type { KitchenCard, ReadyBoard } from './kitchen-board.ts';
import type { TicketLine } from './ticket.ts';

/** How long a number stays after its order became ready. */
export const READY_SHOWN_MS = 10 * 60_000;

/** A board, and when it changes though nothing happens: a number leaves it. Null where none will. */
export interface ReadyBoardAt {
  readonly board: ReadyBoard;
  readonly changesAt: Instant | null;
}

/**
 * What guests see at `now` of these cards, oldest order first. An order is being prepared from its first ticket on, and
 * ready once every ticket that asks for something is bumped: those of the expo stations alone, where it has any; spec
 * [K30] to [K33].
 */
export function readyBoardAt(
  cards: readonly KitchenCard[],
  expoIds: ReadonlySet<StationId>,
  now: Instant,
): ReadyBoardAt {
  const orders = [...Map.groupBy(cards, ({ ticket }) => ticket.orderId).values()]
    .map((ofOrder) => stateOf(ofOrder, expoIds))
    .filter((order) => order !== null)
    .sort((a, b) => a.at - b.at || (a.orderId < b.orderId ? -1 : 1));
  const ready = orders.filter(({ readyAt }) => readyAt !== null && readyAt + READY_SHOWN_MS > now);
  const leaving = ready.map(({ readyAt }) => (readyAt ?? now) + READY_SHOWN_MS);
  return {
    board: {
      preparing: orders.filter(({ readyAt }) => readyAt === null).map(({ number }) => number),
      ready: ready.map(({ number }) => number),
    },
    changesAt: leaving.length > 0 ? (Math.min(...leaving) as Instant) : null,
  };
}

interface OrderAt {
  readonly orderId: OrderId;
  readonly number: string;
  readonly at: Instant;
  readonly readyAt: Instant | null;
}

/** Null where the kitchen makes nothing of it any more, or was never asked to. */
function stateOf(cards: readonly KitchenCard[], expoIds: ReadonlySet<StationId>): OrderAt | null {
  const [first] = [...cards].sort((a, b) => a.ticket.at - b.ticket.at);
  if (!first || cards.every(({ ticket }) => !ticket.lines.some(asks))) return null;
  const toMake = cards.flatMap(({ ticket }) => ticket.lines).reduce((sum, line) => sum + madeMore(line), 0);
  if (toMake <= 0) return null;
  const asking = cards.filter(({ ticket }) => ticket.lines.some(asks));
  const atExpo = asking.filter(({ ticket }) => expoIds.has(ticket.station.stationId));
  const counted = atExpo.length > 0 ? atExpo : asking;
  const bumps = counted.map(({ bumpedAt }) => bumpedAt);
  const { orderId, orderNumber: number, at } = first.ticket;
  const isReady = bumps.every((bumpedAt) => bumpedAt !== null);
  return { orderId, number, at, readyAt: isReady ? (Math.max(...bumps.map(Number)) as Instant) : null };
}

/** A slip that hurries, or takes off, asks for nothing that is to be handed out. */
const asks = ({ kind }: TicketLine): boolean => kind === 'new' || kind === 'changed';

function madeMore({ kind, quantity, was }: TicketLine): number {
  if (kind === 'told') return 0;
  return kind === 'void' ? -quantity : quantity - (was ?? 0);
}
