import type { DeviceId, OrgId, SegmentId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { inOrg } from '../db/connect.ts';
import { lockNames } from '../db/locks.ts';
import type { CloudDb, OrgDb } from '../db/schema.ts';
import { markSeen, type Till } from '../devices/devices.ts';
import { tellMoved } from '../reports/moved-channel.ts';
import { hashesAt, headOf } from './entries.ts';
import { type PushContext, segmentLock, storeEntries } from './ingest-push.ts';
import { countQuarantined, insertQuarantined, leaveQuarantine, nextQuarantined } from './quarantined-entries.ts';
import type { EventReader, HeldEntry } from './read-entry.ts';
import type { ReadPush } from './read-push.ts';
import { allLocks } from './shop-locks.ts';

/**
 * How far the entries of one push have come: up to which seq of them all are facts, and up to which all are facts or wait.
 * What is held of the segment beyond them is not said: it may be from another copy of the till's file.
 */
export interface Quarantined {
  /** 0 if the first of them is none. */
  readonly acknowledged: number;
  readonly held: number;
}

/** What one till may leave waiting: months of a busy one, and an end to what a stolen token can fill. */
const MOST_WAITING = 100_000;

/**
 * Keeps what a locked till sends, apart and folded into nothing; spec [CL22]. Its chain must hold as that of any push: what
 * does not join what is held already is not kept.
 */
export async function quarantinePush(
  db: CloudDb,
  push: ReadPush,
  context: PushContext,
  mostWaiting = MOST_WAITING,
): Promise<Quarantined> {
  const { till, segment, now } = context;
  const [first, last] = [push.entries[0], push.entries.at(-1)];
  return inOrg(db, till.org, async (transaction) => {
    await lockNames(transaction, [segmentLock(till, segment)]);
    await markSeen(transaction, till, now);
    const facts = await headOf(transaction, 'entry', till.device, segment);
    const head = Math.max(facts, await headOf(transaction, 'quarantined_entry', till.device, segment));
    if (!first || !last || first.seq > head + 1) return { acknowledged: 0, held: head };
    const known = await readKnown(transaction, till, segment, first.seq - 1, last.seq);
    if (first.seq > 1 && !known.isHeld(first.seq - 1, first.prevHash)) return { acknowledged: 0, held: first.seq - 1 };
    const unknown = push.entries.filter(({ seq, hash }) => !known.isHeld(seq, hash));
    const room = Math.max(0, mostWaiting - (unknown.length === 0 ? 0 : await countQuarantined(transaction, till)));
    const fresh = unknown.slice(0, room);
    await insertQuarantined(transaction, till, fresh, now);
    if (fresh.length > 0) await tellMoved(transaction, till, { dates: [], other: true });
    const next = push.entries.findIndex(({ seq, hash }) => !known.isFact(seq, hash));
    const lastFact = next < 0 ? last : push.entries[next - 1];
    const left = unknown[room];
    return { acknowledged: lastFact?.seq ?? 0, held: left ? left.seq - 1 : last.seq };
  });
}

/** What is held at some positions of a segment, as a fact or waiting. */
async function readKnown(db: OrgDb, { device }: Till, segment: SegmentId, first: number, last: number) {
  const facts = await hashesAt(db, 'entry', device, segment, first, last);
  const waiting = await hashesAt(db, 'quarantined_entry', device, segment, first, last);
  const isFact = (seq: number, hash: string | null) => facts.get(seq)?.has(hash ?? '') === true;
  const isHeld = (seq: number, hash: string | null) => isFact(seq, hash) || waiting.get(seq)?.has(hash ?? '') === true;
  return { isFact, isHeld };
}

const AT_ONCE = 2_000;

/**
 * Makes facts of all that waits of a till, as if it had just been pushed; spec [CL22]. What it goes on to send while it is
 * locked out waits again.
 */
export async function admitQuarantined(
  db: CloudDb,
  { org, device, letter }: { readonly org: OrgId; readonly device: DeviceId; readonly letter: string },
  now: Instant,
  read: EventReader,
): Promise<void> {
  for (let isMore = true; isMore; ) {
    isMore = await inOrg(db, org, async (transaction) => {
      const [next] = await nextQuarantined(transaction, device, 1, read);
      if (!next) return false;
      const till = { org, shop: next.shop, device };
      // Which orders they speak of is known only when they are read, and locks come first.
      await lockNames(transaction, [segmentLock(till, next.entry.segment), ...allLocks(next.shop)]);
      const waiting = await nextQuarantined(transaction, device, AT_ONCE, read);
      for (const run of runsOf(waiting.filter(({ shop }) => shop === next.shop).map(({ entry }) => entry))) {
        const { segment, seq } = run[0];
        if (segment !== next.entry.segment) break;
        const head = await headOf(transaction, 'entry', device, segment);
        const stored = await storeEntries(transaction, run, head, letter, { till, segment, sentAt: null, now, read });
        if (!stored.ok) throw new Error(`entry ${seq} waits but does not join what is held`);
        await leaveQuarantine(transaction, till, run);
      }
      return true;
    });
  }
}

type Run = readonly [HeldEntry, ...HeldEntry[]];

/** Entries in chain order, parted where they do not follow one another: two at one position are two runs. */
function runsOf(entries: readonly HeldEntry[]): Run[] {
  const runs: [HeldEntry, ...HeldEntry[]][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && before.segment === entry.segment && before.seq + 1 === entry.seq) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}
