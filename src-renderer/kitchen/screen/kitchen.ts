import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import type { Instant } from '#shared/time/instant.ts';
import { type Column, columnsOf } from './columns.ts';
import { type Cursor, columnUnder, onto } from './cursor.ts';
import type { Screen } from './screen.ts';
import type { SoundStore } from './sound-store.ts';
import { keyOf } from './ticket-key-of.ts';

export interface KitchenUi {
  readonly dialog: 'recall' | 'keys' | null;
  readonly showsAllDay: boolean;
  readonly cursor: Cursor;
  /** Whether somebody works by keys, so that the card they are about is marked. */
  readonly byKeys: boolean;
  /** What was bumped at this screen, the last one at the end. */
  readonly bumped: readonly Ticket[];
  /** The last one, while it is offered to be undone. */
  readonly offered: Ticket | null;
}

/** What can be done at a kitchen's screen. */
export interface Kitchen {
  readonly screen: Screen;
  readonly sound: SoundStore;
  readonly ui: StoreApi<KitchenUi>;
  /** By the till's clock, a second at a time. */
  readonly clock: StoreApi<{ readonly now: Instant }>;
  columns(): readonly Column[];
  bump(card: KitchenCard): void;
  /** Takes back the last bump of this screen that still holds. */
  undo(): void;
  recall(ticket: Ticket): void;
  goTo(column: Column): void;
}

/** How long the last bump is offered to be undone; spec [K44]. */
const OFFERED_MS = 10_000;
const REMEMBERED = 20;

export function createKitchen(screen: Screen, sound: SoundStore): Kitchen {
  const ui = createStore<KitchenUi>(() => ({
    dialog: null,
    showsAllDay: false,
    cursor: { stationId: null, key: null, at: 0 },
    byKeys: false,
    bumped: [],
    offered: null,
  }));
  const clock = createStore(() => ({ now: screen.now() }));
  const tick = () => clock.setState({ now: screen.now() });
  setInterval(tick, 1_000);
  screen.store.subscribe((view, before) => view.ahead !== before.ahead && tick());
  let offer: ReturnType<typeof setTimeout> | undefined;

  const isDone = (ticket: Ticket) =>
    screen.store
      .getState()
      .ledger?.cards.some((card) => keyOf(card.ticket) === keyOf(ticket) && card.bumpedAt !== null) === true;

  function columns(): readonly Column[] {
    const { ledger, place } = screen.store.getState();
    return ledger && place ? columnsOf(ledger, place.role) : [];
  }

  return {
    screen,
    sound,
    ui,
    clock,
    columns,
    bump({ ticket }) {
      const { cursor } = ui.getState();
      const column = columnUnder(columns(), cursor);
      screen.bump(ticket);
      clearTimeout(offer);
      offer = setTimeout(() => ui.setState({ offered: null }), OFFERED_MS);
      ui.setState(({ bumped }) => ({ bumped: [...bumped, ticket].slice(-REMEMBERED), offered: ticket }));
      // What takes its place is next; a mark elsewhere stays where it is.
      const at = column?.cards.findIndex((card) => keyOf(card.ticket) === keyOf(ticket)) ?? -1;
      const after = columns().find(({ id }) => id === column?.id);
      if (after && at >= 0 && cursor.key === keyOf(ticket))
        ui.setState({ cursor: onto(after, Math.max(0, Math.min(at, after.cards.length - 1))) });
    },
    undo() {
      const { bumped } = ui.getState();
      const at = bumped.findLastIndex(isDone);
      const last = bumped[at];
      ui.setState({ bumped: bumped.slice(0, Math.max(0, at)), offered: null });
      if (last) screen.recall(last);
    },
    recall(ticket) {
      screen.recall(ticket);
      ui.setState({ dialog: null, offered: null });
    },
    goTo: (column) => ui.setState({ cursor: onto(column, 0) }),
  };
}
