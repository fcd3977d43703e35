import type { Station } from '../settings/settings.ts';
import type { Ticket, TicketKind, TicketLine } from './ticket.ts';

/**
 * The slips that a station wants for a ticket: each line alone, in copies, as large as it likes; spec [K15], [K16]. All
 * but the copies say together what the ticket says. A station that is gone (null) gets the ticket as it is.
 */
export function stationSlips(ticket: Ticket, station: Station | null): Ticket[] {
  if (!station) return [ticket];
  const { itemSize, printsNotes, copies } = station;
  const parts = station.oneItemPerTicket && !asksForNothing(ticket) ? apart(ticket) : [ticket];
  return parts.flatMap((part) =>
    Array.from({ length: copies }, (_, at) => ({
      ...part,
      looks: { itemSize, printsNotes },
      ...(at > 0 && { copy: { number: at + 1, of: copies } }),
    })),
  );
}

/** What only recalls what is made already is no work to be handed round. */
const asksForNothing = ({ kind }: Ticket): boolean => kind === 'rush' || kind === 'moved';

const apart = (ticket: Ticket): Ticket[] =>
  ticket.lines.length < 2
    ? [ticket]
    : ticket.lines.map((line, at) => ({
        ...ticket,
        kind: kindAlone(line, ticket),
        lines: [line],
        part: { number: at + 1, of: ticket.lines.length },
      }));

/** What a line's slip is once it stands alone: beside others it may have been part of a change. */
function kindAlone(line: TicketLine, { kind = 'new' }: Ticket): TicketKind {
  if (line.kind === 'void' || line.kind === 'changed') return line.kind;
  return kind === 'changed' ? 'added' : kind;
}
