import type { Ticket } from '../kitchen/ticket.ts';
import type { PaperLabels } from './paper-labels.ts';
import { filled } from './ticket-words.ts';
import { clock } from './wall-clock.ts';

/** What a ticket says above its lines, in the words of paper and screen alike; null is not said; spec [K72]. */
export interface HeadWords {
  /** Where it was before, on a slip that says that it goes elsewhere; spec [K70]. */
  readonly was: string | null;
  readonly type: string | null;
  readonly tables: string | null;
  readonly name: string | null;
  readonly covers: string | null;
  readonly server: string | null;
  readonly due: string | null;
}

interface HeadOptions {
  readonly labels: PaperLabels;
  readonly locale: string;
  readonly timeZone: string;
}

/** The words of a ticket's head. */
export function headWords({ head, movedFrom, orderNumber }: Ticket, options: HeadOptions): HeadWords {
  const { labels, locale } = options;
  const { type, tables, name, covers, server, dueAt } = head ?? {};
  return {
    was: movedFrom ? wasWords(movedFrom, orderNumber, labels) : null,
    type: type ? labels.orderTypes[type] : null,
    tables: tables ? tableWords(tables, labels) : null,
    name: name ?? null,
    covers: covers ? filled(labels.guests, 'count', new Intl.NumberFormat(locale).format(covers)) : null,
    server: server ? filled(labels.server, 'name', server) : null,
    due: dueAt ? filled(labels.due, 'time', clock(dueAt, options)) : null,
  };
}

/** The names of tables that stand together. */
export const tableWords = (names: readonly string[], labels: Pick<PaperLabels, 'table'>): string =>
  filled(labels.table, 'names', names.join(' + '));

function wasWords(from: NonNullable<Ticket['movedFrom']>, number: string, labels: PaperLabels): string | null {
  const places = [
    from.number === number ? null : from.number,
    from.tables.length > 0 ? tableWords(from.tables, labels) : null,
  ].filter((place) => place !== null);
  return places.length > 0 ? filled(labels.movedFrom, 'place', places.join(', ')) : null;
}
