import type { Ticket, TicketModifier } from '#shared/kitchen/ticket.ts';
import type { OrderEvent } from '#shared/order/order-events.ts';
import { madeAt, type RungUp } from './simulated-shop.ts';

/*
 * How much stations are to make, in thousandths by a text that names station and way, added up from tickets, from facts
 * and from orders without any of the product's own code. What comes to nothing is left out.
 */
export type KitchenSums = Readonly<Record<string, number>>;

/** A line as a fact or an order has it. */
export interface KnownLine extends RungUp {
  readonly lineId: string;
  readonly quantity: number;
}

/** What tickets ask for, by send. A RUSH slip asks for nothing, but names its lines. */
export const sumsOfTickets = (tickets: readonly Ticket[]): KitchenSums =>
  sumOf(
    tickets.flatMap(({ sendId, station: { stationId }, lines }) =>
      lines.flatMap(({ kind, quantity, modifiers, was, wasWith }): Part[] => {
        const now = wordsOf(sendId, stationId, modifiers);
        if (kind === 'told') return [[hurried(sendId, stationId), 1]];
        if (kind === 'void') return [[now, -quantity]];
        return [
          [now, quantity],
          ...(was === null ? [] : [[wordsOf(sendId, stationId, wasWith ?? modifiers), -was] as Part]),
        ];
      }),
    ),
  );

/** What facts told the kitchen, by send; `lines` are those that they may speak of. */
export const sumsOfSends = (facts: readonly OrderEvent[], lines: ReadonlyMap<string, KnownLine>): KitchenSums =>
  sumOf(
    facts.flatMap((fact): Part[] => {
      if (fact.type === 'order.sent')
        return saidBy(fact, lines).flatMap((said) => atStations(fact.payload.sendId, said));
      if (fact.type !== 'order.rushed') return [];
      const { sendId, lineIds } = fact.payload;
      const stations = lineIds.flatMap((id) => madeAt(lines.get(id)));
      return stations.map((station) => [hurried(sendId, station), 1]);
    }),
  );

/** What facts told the kitchen of an order, all in all. */
export const sumsOfFacts = (facts: readonly OrderEvent[], lines: ReadonlyMap<string, KnownLine>): KitchenSums =>
  sumOf(
    facts.flatMap((fact) =>
      fact.type === 'order.sent' ? saidBy(fact, lines).flatMap((said) => atStations('', said)) : [],
    ),
  );

/** What lines ask for. */
export const sumsOfLines = (lines: readonly KnownLine[]): KitchenSums =>
  sumOf(lines.flatMap((line) => atStations('', { line, times: 1 })));

type Part = [words: string, amount: number];

interface Said {
  readonly line: KnownLine | undefined;
  readonly times: 1 | -1;
}

const saidBy = (sent: Extract<OrderEvent, { type: 'order.sent' }>, lines: ReadonlyMap<string, KnownLine>): Said[] =>
  sent.payload.changes.flatMap(({ kind, lineId, replaces }): Said[] => [
    { line: lines.get(lineId), times: kind === 'void' ? -1 : 1 },
    ...(replaces ? [{ line: lines.get(replaces), times: -1 as const }] : []),
  ]);

const atStations = (sendId: string, { line, times }: Said): Part[] =>
  line ? madeAt(line).map((station) => [wordsOf(sendId, station, line.modifiers), times * line.quantity]) : [];

const hurried = (sendId: string, station: string): string => `${sendId} ${station} hurried`;

const wordsOf = (sendId: string, station: string, modifiers: readonly TicketModifier[]): string =>
  `${sendId} ${station} ${modifiers.map(({ name, count }) => `${count} ${name}`).sort()}`;

function sumOf(parts: readonly Part[]): KitchenSums {
  const sums: Record<string, number> = {};
  for (const [words, amount] of parts) sums[words] = (sums[words] ?? 0) + amount;
  const some = Object.entries(sums).filter(([, amount]) => amount !== 0);
  return Object.fromEntries(some.sort(([a], [b]) => (a < b ? -1 : 1)));
}
