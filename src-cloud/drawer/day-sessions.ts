import { applyDrawer, type DrawerFact, type PlacedSession } from '#shared/drawer/apply-drawer.ts';
import { foldSessions } from '#shared/drawer/fold-sessions.ts';
import type { DrawerSessionId } from '#shared/ids/ids.ts';
import { type HashedKey, inFoldingOrder, stampOf } from '#shared/journal/entry.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';

/** What a till said of its drawer, and on which trading day. */
export type DatedFact = DrawerFact & HashedKey & { readonly businessDate: BusinessDate };

/** A session on the trading day that it was opened on. */
export interface DaySession {
  readonly placed: PlacedSession;
  readonly businessDate: BusinessDate;
}

/** All sessions that these facts speak of, in whatever order they came; spec [DR18]. */
export function foldDaySessions(facts: readonly DatedFact[]): Map<DrawerSessionId, DaySession> {
  const inOrder = [...facts].sort(inFoldingOrder);
  const dates = new Map<DrawerSessionId, BusinessDate>();
  for (const fact of inOrder) {
    const { sessionId } = fact.payload;
    if (sessionId && !dates.has(sessionId)) dates.set(sessionId, fact.businessDate);
  }
  for (const fact of [...inOrder].reverse()) {
    if (fact.type === 'drawer.opened') dates.set(fact.payload.sessionId, fact.businessDate);
  }
  const sessions = new Map<DrawerSessionId, DaySession>();
  for (const [id, placed] of foldSessions(inOrder)) {
    const businessDate = dates.get(id);
    if (businessDate) sessions.set(id, { placed, businessDate });
  }
  return sessions;
}

/** A session with what has arrived of it, or null where something came late: then all of it must be folded. */
export function advanceSession(before: DaySession | undefined, arrived: readonly DatedFact[]): DaySession | null {
  const inOrder = [...arrived].sort(inFoldingOrder);
  const [first] = inOrder;
  // What opens a session may say another day for it; what comes first of it all may not be known to be.
  if (!before || !first || stampOf(first) <= before.placed.last || before.placed.opened === null) return null;
  const placed = inOrder.reduce<PlacedSession>((one, fact) => applyDrawer(one, fact) ?? one, before.placed);
  return { ...before, placed };
}
