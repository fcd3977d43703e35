import { v7 as uuidv7 } from 'uuid';
import type { CommandId, NewId } from '#shared/ids/ids.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import type { Refusal } from '#shared/refusal.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { connect, type TillClient } from './connection.ts';
import type { OpenLink } from './engine-link.ts';
import { follow } from './feed.ts';
import { keepListening } from './heartbeat.ts';
import { orderContext } from './order-context.ts';
import { intend, type Ledger } from './order-ledger.ts';
import { createOrderQueue } from './order-queue.ts';
import { createTillStore, type TillStore } from './till-store.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** The intention of a command: its name and what it says, before it gets its id. */
export type OrderIntent = {
  [N in OrderCommand['name']]: {
    readonly name: N;
    readonly input: Omit<Extract<OrderCommand, { name: N }>['input'], 'commandId'>;
  };
}[OrderCommand['name']];

/** A screen's whole dealing with the till: what it knows, and what it can ask. */
export interface Till {
  readonly store: TillStore;
  /** Waits out a lost link and asks again; a refusal is thrown, see `attempt`. */
  readonly client: TillClient;
  readonly newId: NewId;
  readonly now: () => Instant;
  /**
   * Paints the commands at once, all or none, and sends them behind. Answers the refusal that holds already here;
   * one that the engine gives later goes to the trouble listener.
   */
  order(...intents: readonly OrderIntent[]): Refusal | null;
  /** Runs one question or command; answers why not, or null. The listener hears of it too. */
  attempt(ask: (client: TillClient, commandId: CommandId) => Promise<unknown>): Promise<Trouble | null>;
  onTrouble(listener: (trouble: Trouble) => void): () => void;
  close(): void;
}

export interface TillOptions {
  readonly openLink: OpenLink;
  readonly newId?: NewId;
  readonly now?: () => Instant;
  /** Resolves once the screen shows what the store holds; at once where there is no screen. */
  readonly afterPaint?: () => Promise<void>;
}

export function createTill({ openLink, newId = mint, now = clock, afterPaint = async () => {} }: TillOptions): Till {
  const store = createTillStore();
  const listeners = new Set<(trouble: Trouble) => void>();
  const tell = (trouble: Trouble) => {
    for (const listener of listeners) listener(trouble);
  };
  const connection = connect<TillClient>({
    openLink,
    onUp(client, link) {
      keepListening(() => client.sync.status(), link);
      void follow(client, link, store);
    },
    onDown: () => store.setState({ link: 'down' }),
  });
  const queue = createOrderQueue({ store, client: () => connection.client, onTrouble: tell, afterPaint });

  return {
    store,
    client: connection.client,
    newId,
    now,
    order(...intents) {
      const commands = intents.map(
        ({ name, input }) => ({ name, input: { ...input, commandId: newId<CommandId>() } }) as OrderCommand,
      );
      let ledger: Ledger = store.getState().orders;
      for (const command of commands) {
        const context = orderContext(store.getState(), now(), ledger);
        if (!context) throw new Error('the engine has not told of the till yet');
        const next = intend(ledger, command, context);
        if (!next.ok) {
          tell({ kind: 'refused', refusal: next.error });
          return next.error;
        }
        ledger = next.value;
      }
      store.setState({ orders: ledger });
      for (const id of new Set(commands.map(({ input }) => input.orderId))) void queue.drain(id);
      return null;
    },
    async attempt(ask) {
      try {
        await ask(connection.client, newId<CommandId>());
        return null;
      } catch (error) {
        const trouble = troubleOf(error);
        tell(trouble);
        return trouble;
      }
    },
    onTrouble(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: connection.close,
  };
}

const mint: NewId = <T extends string>() => uuidv7() as T;
const clock = (): Instant => asInstant(Date.now());
