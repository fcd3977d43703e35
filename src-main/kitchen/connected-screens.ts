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
  /** Whether any of them shows a station's tickets. */
  shows(stationId: StationId): boolean;
  /** Ends every connection of a screen. */
  end(id: ScreenId): void;
}

export function createConnectedScreens(onChange: () => void): ConnectedScreens {
  const connections = new Map<() => void, KitchenScreen>();
  const some = (is: (screen: KitchenScreen) => boolean) => [...connections.values()].some(is);
  return {
    connect(screen, end) {
      connections.set(end, screen);
      onChange();
      return () => {
        if (connections.delete(end)) onChange();
      };
    },
    isConnected: (id) => some((screen) => screen.id === id),
    shows: (stationId) => some(({ role }) => showsStation(role, stationId)),
    end(id) {
      const its = [...connections].filter(([, screen]) => screen.id === id);
      for (const [end] of its) connections.delete(end);
      if (its.length > 0) onChange();
      for (const [end] of its) end();
    },
  };
}

const showsStation = (role: ScreenRole, stationId: StationId): boolean =>
  role.kind === 'kitchen' && (role.stationIds.length === 0 || role.stationIds.includes(stationId));
