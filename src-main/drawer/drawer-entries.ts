import { sql } from 'kysely';
import type { DrawerFact } from '#shared/drawer/apply-drawer.ts';
import { type Entry, type HashedKey, inFoldingOrder } from '#shared/journal/entry.ts';
import { isDrawerEvent, readEvent } from '#shared/journal/events.ts';
import { bytesToHex, bytesToId } from '../db/bytes.ts';
import type { Reader } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import { sha256 } from '../engine/sha256.ts';

type DrawerEntry = HashedKey & Pick<Entry, 'at' | 'staff' | 'type' | 'v' | 'payload'>;

/** What this file's journal and what came of its past say of the drawer, in folding order. */
export const readDrawerFacts = (db: Reader): DrawerFact[] =>
  [...readOwn(db), ...readPast(db)].sort(inFoldingOrder).flatMap((entry) => factOf(entry) ?? []);

/** What came of this till's past about its drawer. */
export const readPastDrawerFacts = (db: Reader): DrawerFact[] => readPast(db).flatMap((entry) => factOf(entry) ?? []);

function factOf({ at, staff, hlc, device, segment, seq, ...raw }: DrawerEntry): DrawerFact | null {
  const event = readEvent(raw);
  return event && isDrawerEvent(event) ? { ...event, at, staff, hlc, device, segment, seq } : null;
}

const readPast = (db: Reader): DrawerEntry[] =>
  selectPast(db)
    .all({})
    .map(({ body }): DrawerEntry => ({ ...JSON.parse(body), hash: sha256(body) }));

const readOwn = (db: Reader): DrawerEntry[] =>
  selectOwn(db)
    .all({})
    .map(({ segment_id, device, hash, payload, staff, ...entry }) => ({
      ...entry,
      ...{ hash: bytesToHex(hash), device: bytesToId(device), segment: bytesToId(segment_id) },
      ...{ staff: staff && bytesToId(staff), payload: JSON.parse(payload) },
    })) as DrawerEntry[];

/** In the words of the indices: SQLite finds them by nothing else. */
const ofDrawer = sql<boolean>`type IN ('drawer.opened', 'drawer.moved', 'drawer.no-sale', 'drawer.closed')`;

const selectPast = prepare((query) => query.selectFrom('past_entry').select('body').where(ofDrawer));

const selectOwn = prepare((query) =>
  query
    .selectFrom('entry')
    .innerJoin('segment', 'segment.number', 'entry.segment')
    .select(['entry.hlc', 'entry.seq', 'entry.at', 'entry.staff', 'entry.type', 'entry.v', 'entry.hash'])
    .select(['entry.payload', 'segment.id as segment_id', 'segment.device'])
    .where(ofDrawer),
);
