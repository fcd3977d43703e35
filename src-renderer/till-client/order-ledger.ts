import type { CommandId, OrderId } from '#shared/ids/ids.ts';
import { predictOrder } from '#shared/order/decide-order.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import type { OrderContext } from '#shared/order/order-context.ts';
import type { Refusal } from '#shared/refusal.ts';
import { ok, type Result } from '#shared/result.ts';

/** A command that was meant and that the engine has not answered yet. */
export interface PendingCommand {
  readonly command: OrderCommand;
  /** The world when it was meant: a repaint must not give it another time or number. */
  readonly context: OrderContext;
  /** The version that the order has once this is done. */
  readonly version: number;
  readonly sent: boolean;
}

/** One order as this screen knows it: what the engine confirmed, and what is pending folded over it; spec [U1]. */
export interface OrderEntry {
  readonly confirmed: Order | null;
  readonly pending: readonly PendingCommand[];
  /** What is painted: null only while nothing of the order holds. */
  readonly view: Order | null;
}

export type Ledger = ReadonlyMap<OrderId, OrderEntry>;

/** Settled orders that stay at hand, such as the one whose change is still on the screen. */
const SETTLED_KEPT = 20;

/** Adds a command that a person meant and paints it, or says why not without troubling the engine; spec [U1]. */
export function intend(ledger: Ledger, command: OrderCommand, context: OrderContext): Result<Ledger, Refusal> {
  const id = command.input.orderId;
  const entry = ledger.get(id) ?? { confirmed: null, pending: [], view: null };
  const predicted = predictOrder(entry.view, command, context);
  if (!predicted.ok) return predicted;
  const pending = [...entry.pending, { command, context, version: predicted.value.version, sent: false }];
  return ok(withEntry(ledger, id, { ...entry, pending, view: predicted.value }));
}

export const markSent = (ledger: Ledger, { input }: OrderCommand): Ledger =>
  change(ledger, input.orderId, (entry) => ({
    ...entry,
    pending: entry.pending.map((one) =>
      one.command.input.commandId === input.commandId ? { ...one, sent: true } : one,
    ),
  }));

/** The engine did what was asked: the command is no longer pending, and the order is as it says; spec [U1]. */
export function answered(ledger: Ledger, commandId: CommandId, order: Order): Ledger {
  const known = ledger.get(order.id);
  const done = known?.pending.find(({ command }) => command.input.commandId === commandId);
  const entry = without(hear(known, order), ({ command }) => command.input.commandId !== commandId);
  // As foreseen: what is painted stands, and what is still pending need not be folded anew.
  const asForeseen = entry.view !== null && entry.pending.length > 0 && done?.version === order.version;
  return withEntry(ledger, order.id, asForeseen ? entry : repaint(entry));
}

/**
 * The engine refused: the command is dropped and the order repainted without it. What was meant after it and has not
 * gone out yet is dropped too where it no longer holds, so that one refusal is said once; spec [U2].
 */
export const refused = (ledger: Ledger, { input }: OrderCommand): Ledger =>
  change(ledger, input.orderId, (entry) => {
    const left = repaint(without(entry, (one) => one.command.input.commandId !== input.commandId));
    return dropUnsentThatFail(left);
  });

/** The engine told of an order, asked or unasked. An older telling than the one known changes nothing. */
export function heard(ledger: Ledger, order: Order): Ledger {
  const known = ledger.get(order.id);
  if (known?.confirmed && known.confirmed.version >= order.version) return ledger;
  return prune(withEntry(ledger, order.id, repaint(hear(known, order))));
}

/**
 * After a new link: the engine's open orders are all there are. Settled ones stay as they were, open ones that the
 * engine no longer lists are kept only for what is still pending on them.
 */
export function resynchronised(ledger: Ledger, openOrders: readonly Order[]): Ledger {
  const open = new Map(openOrders.map((order) => [order.id, order]));
  const kept = [...ledger].flatMap(([id, entry]): [OrderId, OrderEntry][] => {
    const settled = entry.confirmed !== null && entry.confirmed.status.state !== 'open';
    return open.has(id) || settled || entry.pending.length > 0 ? [[id, entry]] : [];
  });
  const entries = new Map(kept);
  for (const [id, order] of open) {
    entries.set(id, repaint({ confirmed: order, pending: entries.get(id)?.pending ?? [], view: null }));
  }
  return prune(entries);
}

export const openOrdersOf = (ledger: Ledger): Order[] =>
  [...ledger.values()].flatMap(({ view }) => (view?.status.state === 'open' ? [view] : []));

const hear = (known: OrderEntry | undefined, order: Order): OrderEntry => ({
  confirmed: known?.confirmed && known.confirmed.version > order.version ? known.confirmed : order,
  pending: known?.pending ?? [],
  view: known?.view ?? null,
});

const without = (entry: OrderEntry, keep: (one: PendingCommand) => boolean): OrderEntry => ({
  ...entry,
  pending: entry.pending.filter(keep),
});

/**
 * Folds what is pending over what is confirmed. A command whose answer was lost may be in the confirmed order already:
 * every command names what it makes, so it is then refused here and left out, which is right.
 */
const repaint = (entry: OrderEntry): OrderEntry => ({ ...entry, view: fold(entry.confirmed, entry.pending) });

const fold = (confirmed: Order | null, pending: readonly PendingCommand[]): Order | null =>
  pending.reduce<Order | null>((order, { command, context }) => {
    const predicted = predictOrder(order, command, context);
    return predicted.ok ? predicted.value : order;
  }, confirmed);

function dropUnsentThatFail(entry: OrderEntry): OrderEntry {
  let view = entry.confirmed;
  const pending = entry.pending.filter(({ command, context, sent }) => {
    const predicted = predictOrder(view, command, context);
    if (predicted.ok) view = predicted.value;
    return predicted.ok || sent;
  });
  return { ...entry, pending, view };
}

const withEntry = (ledger: Ledger, id: OrderId, entry: OrderEntry): Ledger =>
  entry.view === null && entry.pending.length === 0
    ? new Map([...ledger].filter(([known]) => known !== id))
    : new Map(ledger).set(id, entry);

const change = (ledger: Ledger, id: OrderId, by: (entry: OrderEntry) => OrderEntry): Ledger => {
  const entry = ledger.get(id);
  return entry ? withEntry(ledger, id, by(entry)) : ledger;
};

function prune(ledger: Ledger): Ledger {
  const settled = [...ledger].filter(([, { view, pending }]) => view?.status.state !== 'open' && pending.length === 0);
  if (settled.length <= SETTLED_KEPT) return ledger;
  const drop = new Set(settled.slice(0, settled.length - SETTLED_KEPT).map(([id]) => id));
  return new Map([...ledger].filter(([id]) => !drop.has(id)));
}
