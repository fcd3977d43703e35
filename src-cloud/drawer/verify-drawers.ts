import { isDeepStrictEqual } from 'node:util';
import type { ShopId } from '#shared/ids/ids.ts';
import type { OrgDb } from '../db/schema.ts';
import type { EventReader } from '../ingest/read-entry.ts';
import type { Fault } from '../ingest/verification.ts';
import { foldDaySessions } from './day-sessions.ts';
import { readFacts } from './fold-drawers.ts';
import { readSessionRows, rowOf } from './sessions.ts';

/** Folds all that tills said of their drawers, and compares: a few entries for each day; spec [DR18]. */
export async function verifyDrawers(db: OrgDb, shop: ShopId, read: EventReader): Promise<Fault | null> {
  const folded = foldDaySessions(await readFacts(db, shop, read));
  for (const row of await readSessionRows(db, shop)) {
    const session = folded.get(row.id);
    if (!session || !isDeepStrictEqual(row, rowOf(session))) return faultOf(row.id);
    folded.delete(row.id);
  }
  const [missing] = folded.keys();
  return missing === undefined ? null : faultOf(missing);
}

const faultOf = (key: string): Fault => ({ kind: 'projection', table: 'drawer_session', key });
