import type { LineId } from '../ids/ids.ts';
import { toldOf } from '../kitchen/routing.ts';
import { withAdded } from './notes.ts';
import type { Order, OrderLine } from './order.ts';
import type { OrderEvent } from './order-events.ts';

type Noted = Extract<OrderEvent, { type: 'order.line-noted' }>['payload'];
type Sent = Extract<OrderEvent, { type: 'order.sent' }>['payload'];
type Told = NonNullable<Sent['allergies']>[number];

/**
 * The lines with what the guest of one of them is allergic to: it holds for all that stand in for that one, too, whoever
 * changed it; spec [K80].
 */
export function notedLines(lines: readonly OrderLine[], { lineId, allergies }: Noted): OrderLine[] {
  const meant = new Set<LineId>([lineId]);
  // Of two changes of one line both stand, though that one names only the first as its heir.
  for (let before = 0; before !== meant.size; ) {
    before = meant.size;
    for (const line of lines) if (line.replaces && meant.has(line.replaces)) meant.add(line.lineId);
  }
  return lines.map((line) =>
    meant.has(line.lineId) ? withNames(line, withAdded(namesOf(line), allergies), toldAllergies(line)) : line,
  );
}

/** A line is for the guest that the one was for whose place it takes; the kitchen knows nothing of it yet; spec [K80]. */
export const withAllergiesOf = (replaced: OrderLine | undefined, line: OrderLine): OrderLine =>
  replaced?.allergies ? withNames(line, replaced.allergies.names, []) : line;

/** What a line's guest is allergic to. */
export const namesOf = ({ allergies }: Pick<OrderLine, 'allergies'>): readonly string[] => allergies?.names ?? [];

/** What the kitchen was last told of it. */
export const toldAllergies = ({ allergies }: Pick<OrderLine, 'allergies'>): readonly string[] => allergies?.told ?? [];

/** The lines that are made, and of which the kitchen knows other allergies than were said; spec [K81]. */
export const linesToWarnOf = (order: Pick<Order, 'lines' | 'type'>): OrderLine[] =>
  order.lines.filter((line) => isToWarnOf(order, line));

/** Whether a line is one of those. */
export const isToWarnOf = (order: Pick<Order, 'lines' | 'type'>, line: OrderLine): boolean =>
  line.allergies !== undefined &&
  line.kitchen === 'told' &&
  !line.voided &&
  !isAlike(line.allergies.names, line.allergies.told) &&
  toldOf(order, line).length > 0;

/** What a send of these changes tells of allergies: of its own lines, and of those that are made already; spec [K81]. */
export function allergiesToTell(order: Order, changes: Sent['changes']): Told[] {
  const byId = new Map(order.lines.map((line) => [line.lineId, line]));
  const own = changes.flatMap(({ kind, lineId }) => {
    const names = namesOf(byId.get(lineId) ?? {});
    return kind === 'void' || names.length === 0 ? [] : [{ lineId, names: [...names] }];
  });
  const made = linesToWarnOf(order).map((line) => ({
    ...{ lineId: line.lineId, names: [...namesOf(line)] },
    was: [...toldAllergies(line)],
  }));
  return [...own, ...made];
}

/** A line after a send: what that did not say, the kitchen does not know, though it was said elsewhere before. */
export function warnedOf(line: OrderLine, { changes, allergies = [] }: Sent): OrderLine {
  const told = allergies.find(({ lineId }) => lineId === line.lineId);
  if (told) return withNames(line, namesOf(line), told.names);
  const isTold = changes.some(({ lineId, kind }) => lineId === line.lineId && kind !== 'void');
  return isTold && line.allergies ? withNames(line, line.allergies.names, []) : line;
}

function withNames({ allergies: _, ...line }: OrderLine, names: readonly string[], told: readonly string[]): OrderLine {
  return names.length + told.length === 0 ? line : { ...line, allergies: { names: [...names], told: [...told] } };
}

const isAlike = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name) => other.includes(name));
