import { sql } from 'kysely';
import type { DeviceId, DrawerSessionId, OrgId, ShopId } from '#shared/ids/ids.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import type { OrgDb } from '../db/schema.ts';
import { drawerFactOf, type EventReader, type HeldEntry, readAsFolded } from '../ingest/read-entry.ts';
import { advanceSession, type DatedFact, type DaySession, foldDaySessions } from './day-sessions.ts';
import { readSessions, rowOf, writeSessions } from './sessions.ts';

/**
 * Folds what tills have said of their drawers into their sessions, and answers the days on which these were opened. The
 * caller holds the shop's drawers; spec [DR18].
 */
export async function foldDrawers(
  db: OrgDb,
  org: OrgId,
  shop: ShopId,
  arrived: readonly HeldEntry[],
  read: EventReader,
): Promise<BusinessDate[]> {
  const facts = arrived.flatMap((entry) => drawerFactOf(entry) ?? []);
  const bySession = Map.groupBy(facts, ({ payload }) => payload.sessionId);
  const ids = [...bySession.keys()].filter((id) => id !== null);
  if (ids.length === 0) return [];
  const known = await readSessions(db, shop, ids);
  const folded = new Map<DrawerSessionId, DaySession>();
  const behind: DrawerSessionId[] = [];
  for (const id of ids) {
    const after = advanceSession(known.get(id), bySession.get(id) ?? []);
    if (after) folded.set(id, after);
    else behind.push(id);
  }
  if (behind.length > 0) {
    const devices = new Set(behind.flatMap((id) => (bySession.get(id) ?? []).map(({ device }) => device as DeviceId)));
    const all = foldDaySessions(await readFacts(db, shop, read, [...devices]));
    for (const id of behind) {
      const session = all.get(id);
      if (session) folded.set(id, session);
    }
  }
  await writeSessions(db, org, shop, [...folded.values()].map(rowOf));
  return [...folded.values()].map(({ businessDate }) => businessDate);
}

/** All that is held of what a shop's tills said of their drawers; of some of them where these are named. */
export async function readFacts(
  db: OrgDb,
  shop: ShopId,
  read: EventReader,
  devices: readonly DeviceId[] | null = null,
): Promise<DatedFact[]> {
  const ofDevices = devices ? sql`AND device = ANY (${devices}::uuid[])` : sql``;
  // In the words of the index: Postgres finds it by nothing else.
  const { rows } = await sql<{ hash: Buffer; readable: boolean; body: string }>`
    SELECT hash, readable, body FROM entry
    WHERE shop = ${shop} AND type IN ('drawer.opened', 'drawer.moved', 'drawer.no-sale', 'drawer.closed') ${ofDevices}
  `.execute(db);
  return rows.flatMap((row) => drawerFactOf(readAsFolded(row, read)) ?? []);
}
