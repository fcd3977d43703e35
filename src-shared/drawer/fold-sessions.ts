import type { DrawerSessionId } from '../ids/ids.ts';
import { applyDrawer, type DrawerFact, type PlacedSession } from './apply-drawer.ts';

/** All sessions that these facts speak of, which come in folding order; spec [DR13]. */
export function foldSessions(facts: readonly DrawerFact[]): ReadonlyMap<DrawerSessionId, PlacedSession> {
  const sessions = new Map<DrawerSessionId, PlacedSession>();
  for (const fact of facts) {
    const { sessionId } = fact.payload;
    const after = sessionId && applyDrawer(sessions.get(sessionId) ?? null, fact);
    if (after) sessions.set(sessionId, after);
  }
  return sessions;
}
