import { createStore } from 'zustand/vanilla';
import type { OrderId, RoomId } from '#shared/ids/ids.ts';

/** What the floor plan shows, and what for. It outlives the screen: whoever comes back finds the room they left. */
export interface FloorView {
  readonly roomId: RoomId | null;
  /** The order that a table is chosen for; null while tables are only looked at. */
  readonly moving: OrderId | null;
}

export const floorStore = createStore<FloorView>(() => ({ roomId: null, moving: null }));
