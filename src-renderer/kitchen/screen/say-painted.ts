import { MOST_PAINTED } from '#shared/contract/most-painted.ts';
import type { PaintedTicket } from '#shared/kitchen/kitchen-board.ts';
import type { BoardLedger } from './board-ledger.ts';
import type { ScreenClient } from './screen-client.ts';
import { ticketKeyOf } from './ticket-key-of.ts';

/**
 * Tells the till over one link which tickets have been painted, each once. What is lost with the link is told again over
 * the next one, as that begins with all that stands.
 */
export function sayPaintedOver({ kitchen }: Pick<ScreenClient, 'kitchen'>): (ledger: BoardLedger) => void {
  let said: ReadonlySet<string> = new Set();
  return ({ told }) => {
    const standing = new Map<string, PaintedTicket>();
    for (const [key, { ticket, bumpedAt }] of told) {
      if (bumpedAt === null) standing.set(`${key} ${ticket.at}`, { ...ticketKeyOf(ticket), at: ticket.at });
    }
    const fresh = [...standing].filter(([name]) => !said.has(name)).map(([, ticket]) => ticket);
    said = new Set(standing.keys());
    for (let from = 0; from < fresh.length; from += MOST_PAINTED) {
      // Of what the till has not heard this it prints: nothing is lost.
      kitchen.painted({ tickets: fresh.slice(from, from + MOST_PAINTED) }).catch(() => undefined);
    }
  };
}
