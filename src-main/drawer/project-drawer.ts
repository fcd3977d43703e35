import { applyDrawer, type DrawerFact } from '#shared/drawer/apply-drawer.ts';
import { foldSessions } from '#shared/drawer/fold-sessions.ts';
import type { OrderId } from '#shared/ids/ids.ts';
import { stampOf } from '#shared/journal/entry.ts';
import { bytesToId } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import { readPeerOrders } from '../orders/peer-entries.ts';
import { readDrawerFacts, readPastDrawerFacts } from './drawer-entries.ts';
import { refoldOrder } from './project-takings.ts';
import { readSession, writeSession } from './sessions.ts';

/** Folds an entry into its session; `journal` is where the session's others are read when this one comes late. */
export function projectDrawer(db: Writer, fact: DrawerFact, journal: Reader): void {
  const { sessionId } = fact.payload;
  if (sessionId === null) return;
  const before = readSession(db, sessionId);
  const isLate = before !== null && before.last >= stampOf(fact);
  const after = isLate ? foldSessions(readDrawerFacts(journal)).get(sessionId) : applyDrawer(before, fact);
  if (after) writeSession(db, after);
}

/** The sessions that this till's past speaks of, each folded from it and from what was recorded here; spec [DR4]. */
export function projectPastSessions(db: Writer, journal: Reader): void {
  const past = new Set(readPastDrawerFacts(journal).map(({ payload }) => payload.sessionId));
  if (past.size === 0) return;
  for (const [id, placed] of foldSessions(readDrawerFacts(journal))) if (past.has(id)) writeSession(db, placed);
}

/**
 * Sessions came to be known after what was sold in them: what orders brought is added up anew, of all that were touched since
 * the first of them. It happens only while a till's past comes back to it.
 */
export function retakeSince(db: Writer, facts: readonly DrawerFact[]): void {
  const since = Math.min(...facts.map(({ hlc }) => hlc));
  const own = selectOrdersSince(db)
    .all({ since })
    .flatMap(({ order_id }) => (order_id ? [bytesToId<OrderId>(order_id)] : []));
  for (const id of new Set([...own, ...readPeerOrders(db)])) refoldOrder(db, id);
}

const selectOrdersSince = prepare((query, p: { since: number }) =>
  query.selectFrom('entry').select('order_id').distinct().where('hlc', '>=', p.since).where('order_id', 'is not', null),
);
