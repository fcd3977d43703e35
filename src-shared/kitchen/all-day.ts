import type { LineId, OrderId } from '../ids/ids.ts';
import { asQuantity, type Quantity } from '../money/minor.ts';
import type { Ticket, TicketLine, TicketModifier } from './ticket.ts';
import { wayOf } from './way-of.ts';

/** How much is still to be made of an item, and of each way in which it is wanted. */
export interface ToMake {
  readonly name: string;
  readonly quantity: Quantity;
  readonly ways: readonly { readonly modifiers: readonly TicketModifier[]; readonly quantity: Quantity }[];
}

/**
 * What one station has still to make, going by its tickets that stand: what is new, changes by their difference, voids
 * taken off; spec [K46]. Each order is counted by itself: what was made too much of one is not taken from another. But
 * what went to another order since it was told is taken off where it was told. Most of it first.
 */
export function allDay(tickets: readonly Ticket[]): ToMake[] {
  const toldOn = new Map(tickets.flatMap(({ orderId, lines }) => lines.flatMap((line) => toldHere(line, orderId))));
  const wanted = tickets.flatMap(({ orderId, lines }) => lines.flatMap((line) => partsOf(line, orderId, toldOn)));
  const parts = [...Map.groupBy(wanted, ({ orderId }) => orderId).values()].flatMap(ofOneOrder);
  return [...Map.groupBy(parts, ({ name }) => name)]
    .map(([name, wanted]) => ({ name, quantity: sum(wanted), ways: byWay(wanted).map(wayOnly) }))
    .sort(mostFirst);
}

interface Part {
  readonly orderId: OrderId;
  readonly name: string;
  readonly modifiers: readonly TicketModifier[];
  readonly quantity: number;
}

const ofOneOrder = (parts: readonly Part[]): Part[] => {
  const byName = [...Map.groupBy(parts, ({ name }) => name).values()];
  return byName.flatMap(byWay).filter(({ quantity }) => quantity > 0);
};

const toldHere = ({ kind, lineId }: TicketLine, orderId: OrderId): [LineId, OrderId][] =>
  lineId && (kind === 'new' || kind === 'changed') ? [[lineId, orderId]] : [];

function partsOf(line: TicketLine, orderId: OrderId, toldOn: ReadonlyMap<LineId, OrderId>): Part[] {
  const { kind, name, modifiers, quantity, was, wasWith, lineId, replaces } = line;
  const where = (id: LineId | undefined) => (id && toldOn.get(id)) ?? orderId;
  switch (kind) {
    case 'new':
      return [{ orderId, name, modifiers, quantity }];
    case 'changed':
      return [
        { orderId, name, modifiers, quantity },
        { orderId: where(replaces), name, modifiers: wasWith ?? modifiers, quantity: -(was ?? 0) },
      ];
    case 'void':
      return [{ orderId: where(lineId), name, modifiers, quantity: -quantity }];
    case 'told':
      return [];
    default:
      return kind satisfies never;
  }
}

/** Joins what is wanted in the same way. */
const byWay = (parts: readonly Part[]): Part[] =>
  [...Map.groupBy(parts, ({ modifiers }) => wayOf(modifiers)).values()]
    .flatMap((alike) => (alike[0] ? [{ ...alike[0], quantity: sum(alike) }] : []))
    .sort(mostFirst);

const wayOnly = ({ modifiers, quantity }: Part) => ({ modifiers, quantity: asQuantity(quantity) });

const sum = (parts: readonly Part[]): Quantity => asQuantity(parts.reduce((all, { quantity }) => all + quantity, 0));

const mostFirst = (one: { quantity: number; name: string }, other: { quantity: number; name: string }): number =>
  other.quantity - one.quantity || (one.name < other.name ? -1 : 1);
