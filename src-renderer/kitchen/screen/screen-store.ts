import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KitchenCard, KitchenChange, ReadyBoard, ScreenPlace } from '#shared/kitchen/kitchen-board.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { type BoardLedger, heard } from './board-ledger.ts';
import { keyOf } from './ticket-key-of.ts';

/** What a screen knows. What it was told stays on it while the till does not answer; spec [K50]. */
export interface ScreenView {
  /** `unpaired`: the till does not know this screen, or not any more. */
  readonly link: 'looking' | 'up' | 'down' | 'unpaired';
  /** Since when the till has not answered, by its own clock. */
  readonly downSince: Instant | null;
  readonly place: ScreenPlace | null;
  /** By how many milliseconds the till's clock is ahead of this device's. */
  readonly ahead: number;
  readonly ledger: BoardLedger | null;
  readonly ready: ReadyBoard | null;
  /** Keys of tickets, or numbers of orders that became ready, that have just come: they flash. */
  readonly fresh: ReadonlySet<string>;
}

export type ScreenStore = StoreApi<ScreenView>;

const UNTOLD = { place: null, ledger: null, ready: null, fresh: new Set<string>() } as const;

export const createScreenStore = (): ScreenStore =>
  createStore<ScreenView>(() => ({ ...UNTOLD, link: 'looking', downSince: null, ahead: 0 }));

export function takeUp(store: ScreenStore, place: ScreenPlace, at: number): void {
  const before = store.getState().place;
  const stays = before !== null && before.role.kind === place.role.kind;
  store.setState({ ...(stays ? {} : UNTOLD), place, ahead: place.now - at, link: 'up', downSince: null });
}

export function takeDown(store: ScreenStore, at: number): void {
  store.setState(({ link, downSince, ahead, place }) =>
    link === 'unpaired' ? {} : { link: place ? 'down' : 'looking', downSince: downSince ?? asInstant(at + ahead) },
  );
}

/** Nothing that a stranger's screen may still show. */
export const takeUnpaired = (store: ScreenStore): void =>
  store.setState({ ...UNTOLD, link: 'unpaired', downSince: null });

/** Answers the cards that stand and were not known before; none when everything is told for the first time. */
export function takeKitchen(store: ScreenStore, change: KitchenChange): KitchenCard[] {
  const { ledger: before, fresh } = store.getState();
  const ledger = heard(before, change);
  const arrived =
    before && ledger
      ? ledger.cards.filter(
          ({ bumpedAt, ticket }) => bumpedAt === null && before.told.get(keyOf(ticket))?.ticket.at !== ticket.at,
        )
      : [];
  store.setState({
    ledger,
    fresh: joined(
      fresh,
      arrived.map(({ ticket }) => keyOf(ticket)),
    ),
  });
  return arrived;
}

/** Answers the numbers that became ready; none when everything is told for the first time. */
export function takeReady(store: ScreenStore, ready: ReadyBoard): string[] {
  const { ready: before, fresh } = store.getState();
  const arrived = before ? ready.ready.filter((number) => !before.ready.includes(number)) : [];
  store.setState({ ready, fresh: joined(fresh, arrived) });
  return arrived;
}

export const fade = (store: ScreenStore, keys: readonly string[]): void =>
  store.setState(({ fresh }) => ({ fresh: new Set([...fresh].filter((key) => !keys.includes(key))) }));

const joined = (fresh: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> =>
  keys.length === 0 ? fresh : new Set([...fresh, ...keys]);
