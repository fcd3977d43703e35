import type { ScreenId, StationId } from '#shared/ids/ids.ts';
import type { KitchenCard, ScreenRole } from '#shared/kitchen/kitchen-board.ts';

/** What the kitchen's screens are told of: a ticket as it now is, or that all may be otherwise. */
export type KitchenNews = { readonly kind: 'card'; readonly card: KitchenCard } | { readonly kind: 'board' };

/** A screen that was let in. */
export interface KitchenScreen {
  readonly id: ScreenId;
  readonly name: string;
  readonly role: ScreenRole;
}

/** The screens that are connected at this moment. */
export interface ConnectedScreens {
  /** Counts a connection of a screen in, until the answered function is called. `end` ends it. */
  connect(screen: KitchenScreen, end: () => void): () => void;
  isConnected(id: ScreenId): boolean;
  /** Whether any of them shows a station's tickets, and that is not in doubt. */
  shows(stationId: StationId): boolean;
  /** None of them says that it shows a station's tickets: it is in doubt until one does or another comes; spec [K53]. */
  doubt(stationId: StationId): void;
  trust(stationId: StationId): void;
  /** Ends every connection of a screen. */
  end(id: ScreenId): void;
}

export function createConnectedScreens(onChange: () => void): ConnectedScreens {
  const connections = new Map<() => void, KitchenScreen>();
  const doubted = new Set<StationId>();
  const some = (is: (screen: KitchenScreen) => boolean) => [...connections.values()].some(is);
  return {
    connect(screen, end) {
      connections.set(end, screen);
      for (const stationId of doubted) if (showsStation(screen.role, stationId)) doubted.delete(stationId);
      onChange();
      return () => {
        if (connections.delete(end)) onChange();
      };
    },
    isConnected: (id) => some((screen) => screen.id === id),
    shows: (stationId) => !doubted.has(stationId) && some(({ role }) => showsStation(role, stationId)),
    doubt(stationId) {
      doubted.add(stationId);
      onChange();
    },
    trust(stationId) {
      if (doubted.delete(stationId)) onChange();
    },
    end(id) {
      const its = [...connections].filter(([, screen]) => screen.id === id);
      for (const [end] of its) connections.delete(end);
      if (its.length > 0) onChange();
      for (const [end] of its) end();
    },
  };
}

/** Whether a screen is one for a station's tickets. */
export const showsStation = (role: ScreenRole, stationId: StationId): boolean =>
  role.kind === 'kitchen' && (role.stationIds.length === 0 || role.stationIds.includes(stationId));
