import type { DeviceId } from '../ids/ids.ts';
import { type Entry, type EntryKey, stampOf } from '../journal/entry.ts';
import { ZERO } from '../money/minor.ts';
import type { DrawerEvent } from './drawer-events.ts';
import type { DrawerSession } from './session.ts';

/** A drawer event with its place in the journal. */
export type DrawerFact = DrawerEvent & EntryKey & Pick<Entry, 'at' | 'staff'>;

/** A session with where it stands among all entries: `opened` and `closed` sort as entries fold; spec [J5]. */
export interface PlacedSession {
  readonly session: DrawerSession;
  /** Null where its opening has not come. */
  readonly opened: string | null;
  readonly closed: string | null;
  readonly last: string;
}

/**
 * Folds one fact into its session (null: unseen so far). Total: the first opening and the first closing stand, and a move
 * counts once, by its id. Facts must come in folding order; a late one refolds the session; spec [DR1].
 */
export function applyDrawer(placed: PlacedSession | null, fact: DrawerFact): PlacedSession | null {
  if (fact.payload.sessionId === null) return placed;
  const before = placed ?? unseen(fact, fact.payload.sessionId);
  const { session } = before;
  const stamp = stampOf(fact);
  const after = { ...before, last: stamp };
  const { at, staff } = fact;
  switch (fact.type) {
    case 'drawer.opened': {
      if (before.opened !== null) return after;
      const { float } = fact.payload;
      return { ...after, opened: stamp, session: { ...session, float, openedAt: at, openedBy: staff } };
    }
    case 'drawer.moved': {
      const { sessionId: _, ...move } = fact.payload;
      if (session.moves.some(({ moveId }) => moveId === move.moveId)) return after;
      return { ...after, session: { ...session, moves: [...session.moves, { ...move, at, staff }] } };
    }
    case 'drawer.no-sale':
      return { ...after, session: { ...session, noSales: session.noSales + 1 } };
    case 'drawer.closed': {
      if (before.closed !== null) return after;
      const { sessionId: _, ...closing } = fact.payload;
      return { ...after, closed: stamp, session: { ...session, closing: { ...closing, at, staff } } };
    }
    default:
      return fact satisfies never;
  }
}

const unseen = (fact: DrawerFact, id: DrawerSession['id']): PlacedSession => ({
  session: {
    ...{ id, device: fact.device as DeviceId, float: ZERO, openedAt: fact.at, openedBy: fact.staff },
    ...{ moves: [], noSales: 0, closing: null },
  },
  ...{ opened: null, closed: null, last: '' },
});
