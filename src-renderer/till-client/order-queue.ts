import type { OrderId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import { Superseded, type TillClient } from './connection.ts';
import { answered, markSent, refused } from './order-ledger.ts';
import { refusalOf } from './refusal-of.ts';
import type { TillStore } from './till-store.ts';
import { type Trouble, troubleOf } from './trouble.ts';

interface OrderQueueOptions {
  readonly store: TillStore;
  readonly client: () => TillClient;
  readonly onTrouble: (trouble: Trouble) => void;
  /** Resolves once what the store holds now has been painted. */
  readonly afterPaint: () => Promise<void>;
}

/**
 * Sends pending commands, for each order one after the other, so that the engine meets them in the order they were
 * meant. A command stays at the head until it is answered: the client asks again on the next link, with the same
 * commandId; spec [U3].
 */
export function createOrderQueue({ store, client, onTrouble, afterPaint }: OrderQueueOptions) {
  const running = new Set<OrderId>();
  const waiting: (() => void)[] = [];

  async function drain(id: OrderId): Promise<void> {
    if (running.has(id)) return;
    running.add(id);
    try {
      // The person's eye first: what was meant is on the screen before the engine hears of it.
      await afterPaint();
      for (let head = headOf(id); head; head = headOf(id)) if (!(await ask(head))) break;
    } finally {
      running.delete(id);
      if (running.size === 0) for (const rested of waiting.splice(0)) rested();
    }
  }

  const headOf = (id: OrderId): OrderCommand | undefined => store.getState().orders.get(id)?.pending[0]?.command;

  /** Answers whether the next may follow: where nobody is signed in any more, all wait for whoever is next; spec [SF18]. */
  async function ask(command: OrderCommand): Promise<boolean> {
    store.setState(({ orders }) => ({ orders: markSent(orders, command) }));
    try {
      const { order } = await call(client(), command);
      store.setState(({ orders }) => ({ orders: answered(orders, command.input.commandId, order) }));
    } catch (error) {
      if (error instanceof Superseded || refusalOf(error)?.code === 'not-signed-in') return false;
      store.setState(({ orders }) => ({ orders: refused(orders, command) }));
      onTrouble(troubleOf(error));
    }
    return true;
  }

  return {
    drain,
    /** Sends all that still waits. */
    drainAll(): void {
      for (const [id, { pending }] of store.getState().orders) if (pending.length > 0) void drain(id);
    },
    /** Resolves once nothing is on its way. */
    idle: (): Promise<void> =>
      running.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
  };
}

/** Each command's name is its operation's. */
function call({ orders }: TillClient, { name, input }: OrderCommand): Promise<{ order: Order }> {
  const operation = orders[name] as (input: OrderCommand['input']) => Promise<{ order: Order }>;
  return operation(input);
}
