import { v7 as uuidv7 } from 'uuid';
import type { CommandId, NewId } from '#shared/ids/ids.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import type { Refusal } from '#shared/refusal.ts';
import type { Right } from '#shared/staff/rights.ts';
import { isOpen } from '#shared/staff/session.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { type ApprovalDesk, createApprovalDesk, rightLackedBy } from './approval.ts';
import { connect, type TillClient } from './connection.ts';
import type { OpenLink } from './engine-link.ts';
import { follow } from './feed.ts';
import { keepListening } from './heartbeat.ts';
import { orderContext } from './order-context.ts';
import { intend, type Ledger } from './order-ledger.ts';
import { createOrderQueue } from './order-queue.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { createTillStore, type TillStore } from './till-store.ts';
import { createTraining, type Training } from './training.ts';
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
  /** The same for a form, which says itself why not. */
  attemptQuietly(
    ask: (client: TillClient, commandId: CommandId) => Promise<unknown>,
    commandId?: CommandId,
  ): Promise<Trouble | null>;
  onTrouble(listener: (trouble: Trouble) => void): () => void;
  /** Told when a command that was refused at first was approved and painted. */
  onApproved(listener: () => void): () => void;
  readonly signIn: SignIn;
  readonly training: Training;
  readonly approvals: ApprovalDesk['store'];
  readonly pictures: Pictures;
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
    async onOpen(client) {
      await signIn.resume(client);
      await training.resume(client);
    },
    onUp(client, link) {
      keepListening(() => client.sync.status(), link);
      void follow(client, link, store);
    },
    onDown: () => store.setState({ link: 'down' }),
  });
  const queue = createOrderQueue({ store, client: () => connection.client, onTrouble: tell, afterPaint });
  const signIn = createSignIn(store, () => connection.client, queue.idle);
  const training = createTraining({
    ...{ store, client: () => connection.client, idle: queue.idle, onTrouble: tell },
    ...{ renew: connection.renew, giveUpAsked: connection.giveUpAsked },
  });
  const desk = createApprovalDesk(() => connection.client);
  const approved = new Set<() => void>();
  store.subscribe(({ session }, before) => {
    if (session && isOpen(session) && session !== before.session) queue.drainAll();
  });
  /** A right that is lacking can be lent only to somebody who is signed in. */
  const lendable = (refusal: Refusal): Right | null =>
    store.getState().session?.signedIn ? rightLackedBy(refusal) : null;

  /** Paints all of the commands or none; what lacks a right is asked for, and then all are tried again. */
  function place(commands: readonly OrderCommand[], lent: ReadonlyMap<CommandId, readonly Right[]>): Refusal | null {
    let ledger: Ledger = store.getState().orders;
    for (const command of commands) {
      const { commandId } = command.input;
      const context = orderContext(store.getState(), now(), ledger, lent.get(commandId));
      if (!context) throw new Error('the engine has not told of the till yet');
      const next = intend(ledger, command, context);
      if (!next.ok) {
        const lacked = lendable(next.error);
        if (lacked) void placeApproved(commands, lent, commandId, lacked);
        else tell({ kind: 'refused', refusal: next.error });
        return next.error;
      }
      ledger = next.value;
    }
    store.setState({ orders: ledger });
    for (const id of new Set(commands.map(({ input }) => input.orderId))) void queue.drain(id);
    return null;
  }

  async function placeApproved(
    commands: readonly OrderCommand[],
    lent: ReadonlyMap<CommandId, readonly Right[]>,
    commandId: CommandId,
    lacked: Right,
  ): Promise<void> {
    if (!(await desk.ask(commandId, lacked))) return;
    const more = new Map(lent).set(commandId, [...(lent.get(commandId) ?? []), lacked]);
    if (place(commands, more) === null) for (const listener of approved) listener();
  }

  /** Asks, and where a right is lacking asks for that and then again. `isSaid`: the person said no to that themselves. */
  async function run(
    ask: (client: TillClient, commandId: CommandId) => Promise<unknown>,
    commandId: CommandId,
  ): Promise<{ readonly trouble: Trouble | null; readonly isSaid: boolean }> {
    const asked = new Set<Right>();
    for (;;) {
      try {
        await ask(connection.client, commandId);
        return { trouble: null, isSaid: false };
      } catch (error) {
        const trouble = troubleOf(error);
        const lacked = trouble.kind === 'refused' ? lendable(trouble.refusal) : null;
        if (lacked === null || asked.has(lacked)) return { trouble, isSaid: false };
        if (!(await desk.ask(commandId, lacked))) return { trouble, isSaid: true };
        asked.add(lacked);
      }
    }
  }

  return {
    store,
    client: connection.client,
    newId,
    now,
    order(...intents) {
      const commands = intents.map(
        ({ name, input }) => ({ name, input: { ...input, commandId: newId<CommandId>() } }) as OrderCommand,
      );
      return place(commands, new Map());
    },
    async attempt(ask) {
      const { trouble, isSaid } = await run(ask, newId<CommandId>());
      if (trouble && !isSaid) tell(trouble);
      return trouble;
    },
    attemptQuietly: async (ask, commandId = newId<CommandId>()) => (await run(ask, commandId)).trouble,
    onTrouble(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onApproved(listener) {
      approved.add(listener);
      return () => approved.delete(listener);
    },
    signIn,
    training,
    approvals: desk.store,
    pictures: createPictures(
      store,
      async (pictureIds) => (await connection.client.catalog.pictures({ pictureIds })).pictures,
    ),
    close: connection.close,
  };
}

const mint: NewId = <T extends string>() => uuidv7() as T;
const clock = (): Instant => asInstant(Date.now());
