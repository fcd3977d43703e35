import type { Order, OrderLine } from '#shared/order/order.ts';
import type { ReadLine, ReadSlip } from '#support/read-tickets.ts';
import { EXPO, EXTRAS, MAKERS, STAND_INS } from './kitchen-shop.ts';

/** A slip and the printer that it came out of. */
export interface FoundSlip extends ReadSlip {
  readonly printer: string;
}

/** What is said to one station of one line of an order. */
interface Saying extends FoundSlip {
  readonly line: ReadLine;
}

/**
 * What is wrong with the paper in the kitchen, going by the orders and by who makes what; nothing, where every line that was
 * sent came out at each of its stations exactly once, or several times of which all but one say REPRINT.
 */
export function faultsOf(slips: readonly FoundSlip[], orders: readonly Order[]): string[] {
  const tickets = slips.filter(({ kind }) => kind === 'ticket');
  const sayings = tickets.flatMap((slip) =>
    slip.lines.filter(({ note }) => note !== '').map((line) => ({ ...slip, line })),
  );
  const byKey = Map.groupBy(sayings, keyOf);
  const owed = new Map(orders.flatMap((order) => owedFor(order)));
  return [
    ...tickets.filter(isAstray).map((slip) => `a ticket of ${slip.station} came out at ${slip.printer}: ${show(slip)}`),
    ...[...owed].flatMap(([key, orderNumber]) => (byKey.has(key) ? [] : [`nothing says ${key} of ${orderNumber}`])),
    ...[...byKey].flatMap(([key, said]) => wrongWith(key, said, owed.get(key))),
    ...orders.flatMap((order) => sumsAreWrong(order, byKey)),
    ...receiptFaults(slips, orders),
  ];
}

const keyOf = ({ station, line }: Saying): string =>
  `${station} ${line.kind === 'changed' ? 'new' : line.kind} ${line.note}`;

const isAstray = ({ printer, station, inPlaceOf, isWhole }: FoundSlip): boolean => {
  if (printer === station) return inPlaceOf !== null;
  // What was torn off may lack the bar that says for whom.
  return !STAND_INS[station]?.includes(printer) || (inPlaceOf !== station && (isWhole || inPlaceOf !== null));
};

/** Every line of an order that the kitchen was told of, as it must be found: by station, what is said, and note. */
function owedFor(order: Order): [key: string, orderNumber: string][] {
  return order.lines.flatMap((line) => {
    if (line.kitchen === 'untold') return [];
    const heir = toldHeir(order, line);
    const stays = heir ? stationsOf(heir) : [];
    return stationsOf(line).flatMap((station) => {
      const isStopped = line.kitchen === 'told-void' && !stays.includes(station);
      const kinds = ['new', ...(isStopped ? ['void'] : []), ...(line.rushed ? ['told'] : [])];
      return kinds.map((kind): [string, string] => [`${station} ${kind} ${line.note}`, order.number]);
    });
  });
}

/** What the kitchen was told of next in a line's place: changes that were never sent it did not hear of. */
function toldHeir(order: Order, line: OrderLine): OrderLine | null {
  const next = order.lines.find(({ lineId }) => lineId === line.voided?.replacedBy);
  return next?.kitchen === 'untold' ? toldHeir(order, next) : (next ?? null);
}

function stationsOf({ name, modifiers }: OrderLine): string[] {
  const makers = new Set([...(MAKERS[name] ?? []), ...modifiers.flatMap((modifier) => EXTRAS[modifier.name] ?? [])]);
  return makers.size === 0 ? [] : [...makers, EXPO];
}

function wrongWith(key: string, said: readonly Saying[], orderNumber: string | undefined): string[] {
  const faults: string[] = [];
  const where = said.map(show).join(', ');
  if (orderNumber === undefined) faults.push(`nobody was to say ${key}: ${where}`);
  if (said.some((one) => one.orderNumber !== orderNumber && one.isWhole))
    faults.push(`${key} stands on another order: ${where}`);
  if (said.filter(({ reprint }) => !reprint).length > 1) faults.push(`${key} came out twice unmarked: ${where}`);
  if (!said.some(({ isWhole }) => isWhole)) faults.push(`${key} never came out whole: ${where}`);
  const words = new Set(said.filter(({ isWhole }) => isWhole).map(({ line }) => JSON.stringify(line)));
  if (words.size > 1) faults.push(`${key} says different things: ${[...words].join(' and ')}`);
  return faults;
}

/** What each station was told of an order sums to what it has to make: each saying counts once. */
function sumsAreWrong(order: Order, byKey: ReadonlyMap<string, readonly Saying[]>): string[] {
  const told = new Map<string, number>();
  const wanted = new Map<string, number>();
  const count = (sums: Map<string, number>, key: string, by: number) => sums.set(key, (sums.get(key) ?? 0) + by);
  const notes = new Set(order.lines.map(({ note }) => note));
  for (const [one] of byKey.values()) {
    if (one && notes.has(one.line.note)) count(told, `${one.station} ${one.line.name}`, toMake(one.line));
  }
  for (const line of order.status.state === 'cancelled' ? [] : order.lines.filter(({ voided }) => !voided)) {
    for (const station of stationsOf(line)) count(wanted, `${station} ${line.name}`, line.quantity / 1_000);
  }
  const keys = new Set([...told.keys(), ...wanted.keys()]);
  return [...keys]
    .filter((key) => (told.get(key) ?? 0) !== (wanted.get(key) ?? 0))
    .map((key) => `order ${order.number} wants ${wanted.get(key) ?? 0} at ${key}, tickets say ${told.get(key) ?? 0}`);
}

function toMake({ kind, quantity, was }: ReadLine): number {
  if (kind === 'told') return 0;
  if (kind === 'void') return -quantity;
  return kind === 'changed' ? quantity - (was ?? quantity) : quantity;
}

function receiptFaults(slips: readonly FoundSlip[], orders: readonly Order[]): string[] {
  const receipts = slips.filter(({ kind }) => kind === 'receipt');
  const numbers = orders.flatMap(({ status }) => (status.state === 'completed' ? [status.receiptNumber] : []));
  return [
    ...receipts
      .filter(({ printer }) => printer !== 'Counter')
      .map((slip) => `a receipt came out in the kitchen: ${show(slip)}`),
    ...numbers.flatMap((number) => {
      const found = receipts.filter(({ receiptNumber }) => receiptNumber === number);
      const isOnce = found.some(({ isWhole }) => isWhole) && found.filter(({ reprint }) => !reprint).length <= 1;
      return isOnce ? [] : [`receipt ${number}: ${found.map(show).join(', ')}`];
    }),
  ];
}

const show = ({ printer, orderNumber, reprint, inPlaceOf, isWhole }: FoundSlip): string =>
  [printer, orderNumber, reprint && 'REPRINT', inPlaceOf && `for ${inPlaceOf}`, !isWhole && 'torn']
    .filter((word) => word)
    .join(' ');
