import { v7 as uuidv7 } from 'uuid';
import type { CommandId, NewId } from '#shared/ids/ids.ts';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { connect } from '../../till-client/connection.ts';
import type { EngineLink, OpenLink } from '../../till-client/engine-link.ts';
import { keepListening } from '../../till-client/heartbeat.ts';
import { type Trouble, troubleOf } from '../../till-client/trouble.ts';
import { type BoardLedger, denied, granted, wished } from './board-ledger.ts';
import { sayPaintedOver } from './say-painted.ts';
import type { ScreenClient } from './screen-client.ts';
import {
  createScreenStore,
  fade,
  type ScreenStore,
  takeDown,
  takeKitchen,
  takeReady,
  takeUnpaired,
  takeUp,
} from './screen-store.ts';
import { keyOf, ticketKeyOf } from './ticket-key-of.ts';

/** What has just come: tickets for the kitchen, or orders that guests may fetch. */
export type Arrival = { readonly cards: readonly KitchenCard[] } | { readonly ready: readonly string[] };

/** A screen's whole dealing with the till. */
export interface Screen {
  readonly store: ScreenStore;
  /** By the till's clock. */
  readonly now: () => Instant;
  /** Both paint at once and are said behind; a refusal is told to the trouble listener, and the card is as before. */
  bump(ticket: Ticket): void;
  recall(ticket: Ticket): void;
  /** Everything of a ledger stands where somebody can read it; the till is told, as long as it can be reached. */
  painted(ledger: BoardLedger): void;
  onArrival(listener: (arrival: Arrival) => void): () => void;
  onTrouble(listener: (trouble: Trouble) => void): () => void;
  close(): void;
}

export interface ScreenOptions {
  /** Told how to say that the till does not know this screen. */
  readonly openLink: (onUnpaired: () => void) => OpenLink;
  readonly newId?: NewId;
  readonly clock?: () => number;
}

/** How long what is new flashes. */
const FRESH_MS = 12_000;

export function createScreen({ openLink, newId = mint, clock = Date.now }: ScreenOptions): Screen {
  const store = createScreenStore();
  const arrivals = listeners<Arrival>();
  const troubles = listeners<Trouble>();
  const said = new Map<string, Promise<void>>();
  let sayPainted: (ledger: BoardLedger) => void = () => {};
  const connection = connect<ScreenClient>({
    openLink: openLink(() => takeUnpaired(store)),
    onUp(client, link) {
      sayPainted = sayPaintedOver(client);
      void follow(client, link);
    },
    onDown: () => takeDown(store, clock()),
  });

  /** Follows the till over one link; whatever ends it, the next link is told everything again. */
  async function follow(client: ScreenClient, link: EngineLink): Promise<void> {
    const ask = async () => takeUp(store, await client.place(), clock());
    try {
      await ask();
      // Also sets the clock again and again: ages are counted by the till's.
      keepListening(ask, link);
      if (store.getState().place?.role.kind === 'ready') {
        for await (const board of await client.ready.watch()) arrive({ ready: takeReady(store, board) });
      } else {
        for await (const change of await client.kitchen.watch()) arrive({ cards: takeKitchen(store, change) });
      }
    } catch {
      // A broken link ends the stream.
    }
    link.close();
  }

  function arrive(arrival: Arrival): void {
    const keys = 'ready' in arrival ? arrival.ready : arrival.cards.map(({ ticket }) => keyOf(ticket));
    if (keys.length === 0) return;
    setTimeout(() => fade(store, keys), FRESH_MS);
    arrivals.tell(arrival);
  }

  /** What is said of one ticket goes out one after the other, each under the id that it was given here. */
  function say(ticket: Ticket, bumpedAt: Instant | null): void {
    const { ledger } = store.getState();
    const key = keyOf(ticket);
    const card = ledger?.cards.find((one) => keyOf(one.ticket) === key);
    if (!ledger || !card || (card.bumpedAt !== null) === (bumpedAt !== null)) return;
    const commandId = newId<CommandId>();
    const input = { ...ticketKeyOf(ticket), commandId };
    store.setState({ ledger: wished(ledger, commandId, key, bumpedAt) });
    const settle = (turn: typeof granted) =>
      store.setState(({ ledger: now }) => ({ ledger: now && turn(now, commandId) }));
    const turn = (said.get(key) ?? Promise.resolve())
      .then(() => (bumpedAt === null ? connection.client.kitchen.recall(input) : connection.client.kitchen.bump(input)))
      .then(
        () => settle(granted),
        (error: unknown) => {
          settle(denied);
          troubles.tell(troubleOf(error));
        },
      )
      .then(() => {
        if (said.get(key) === turn) said.delete(key);
      });
    said.set(key, turn);
  }

  const now = () => asInstant(clock() + store.getState().ahead);
  return {
    store,
    now,
    bump: (ticket) => say(ticket, now()),
    recall: (ticket) => say(ticket, null),
    painted: (ledger) => sayPainted(ledger),
    onArrival: arrivals.add,
    onTrouble: troubles.add,
    close: connection.close,
  };
}

function listeners<T>() {
  const all = new Set<(value: T) => void>();
  return {
    tell(value: T) {
      for (const listener of all) listener(value);
    },
    add(listener: (value: T) => void) {
      all.add(listener);
      return () => all.delete(listener);
    },
  };
}

const mint: NewId = <T extends string>() => uuidv7() as T;
