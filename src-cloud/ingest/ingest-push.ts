import type { OrderId, SegmentId } from '#shared/ids/ids.ts';
import type { ChainFault } from '#shared/journal/chain.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import { inOrg } from '../db/connect.ts';
import { lockNames } from '../db/locks.ts';
import type { CloudDb, OrgDb } from '../db/schema.ts';
import { markSeen, type Till } from '../devices/devices.ts';
import { tellMoved } from '../reports/moved-channel.ts';
import { moveStock } from '../stock/move-stock.ts';
import { hashesAt, headOf, heldIds, insertEntries, markAcknowledged } from './entries.ts';
import { type ArrivalException, insertExceptions } from './exceptions.ts';
import { project } from './project.ts';
import { leaveQuarantine } from './quarantined-entries.ts';
import type { EventReader, HeldEntry } from './read-entry.ts';
import type { ReadPush } from './read-push.ts';
import { locksFor } from './shop-locks.ts';

export interface PushContext {
  readonly till: Till;
  readonly segment: SegmentId;
  /** What the till's clock showed as it sent, where it says so. */
  readonly sentAt: Instant | null;
  readonly now: Instant;
  readonly read: EventReader;
}

/** Why entries were not taken, and the seq from which the till should send again. */
export interface ChainProblem extends ChainFault {
  readonly expectedSeq: number;
}

/**
 * Stores and folds a push in one transaction, exactly once: what is held already is acknowledged again and changes
 * nothing; spec [CL3]. Entries before a fault are kept; the answer then says from where to send again.
 */
export async function ingestPush(
  db: CloudDb,
  push: ReadPush,
  context: PushContext,
): Promise<Result<{ acknowledged: number }, ChainProblem>> {
  const { till, segment } = context;
  return inOrg(db, till.org, async (transaction) => {
    await lockNames(transaction, [segmentLock(till, segment), ...locksFor(till.shop, push.entries)]);
    const head = await headOf(transaction, 'entry', till.device, segment);
    const { letter } = await markSeen(transaction, till, context.now);
    const stored = await storeEntries(transaction, push.entries, head, letter, context);
    if (!stored.ok) return stored;
    await leaveQuarantine(transaction, till, push.entries);
    const last = push.entries.at(-1)?.seq;
    if (push.fault) return err({ ...push.fault, expectedSeq: last ? last + 1 : push.fault.seq });
    return ok({ acknowledged: Math.max(head, last ?? 0) });
  });
}

/** What a segment's entries are stored under, one push at a time. */
export const segmentLock = ({ device }: Till, segment: SegmentId): string => `segment ${device} ${segment}`;

/** Stores and folds what is not held yet of a run of one segment's entries. The caller holds the locks. */
export async function storeEntries(
  db: OrgDb,
  entries: readonly HeldEntry[],
  head: number,
  letter: string,
  context: PushContext,
): Promise<Result<null, ChainProblem>> {
  const { till, segment, now } = context;
  const first = entries[0];
  const last = entries.at(-1);
  if (!first || !last) return ok(null);
  if (first.seq > head + 1) return err({ seq: first.seq, fault: 'gap', expectedSeq: head + 1 });
  const held = await hashesAt(db, 'entry', till.device, segment, first.seq - 1, last.seq);
  const joins = first.seq === 1 || held.get(first.seq - 1)?.has(first.prevHash ?? '');
  if (!joins) return err({ seq: first.seq, fault: 'broken-link', expectedSeq: first.seq });
  const fresh = entries.filter(({ seq, hash }) => !held.get(seq)?.has(hash));
  if (fresh.length === 0) return ok(null);

  const known = new Set(
    await heldIds(
      db,
      fresh.map(({ id }) => id),
    ),
  );
  const doubled = fresh.filter(({ id }) => known.size === known.add(id).size);
  await insertEntries(db, till, fresh, now);
  await markAcknowledged(db, till, segment, Math.max(head, last.seq));
  const exceptions = [
    ...fresh.filter(({ seq }) => seq <= head).map((entry) => positionDoubled(entry, letter)),
    ...doubled.map((entry) => idDoubled(entry, letter)),
    ...clockOff(fresh, context, letter),
  ];
  await insertExceptions(db, till.org, till.shop, exceptions, now);
  const refold = new Set<OrderId>(doubled.flatMap(({ orderId }) => orderId ?? []));
  const moved = await project(db, till.org, till.shop, fresh, refold, context);
  await moveStock(db, till.org, till.shop, fresh, context.read);
  const unread = fresh.some(({ said }) => said === null);
  await tellMoved(db, till, { ...moved, other: moved.other || unread || exceptions.length > 0 });
  return ok(null);
}

const positionDoubled = ({ segment, seq, orderId }: HeldEntry, letter: string): ArrivalException => ({
  kind: 'position-doubled',
  subject: `${segment} ${seq}`,
  orderId,
  message: `Till ${letter} recorded two different facts as number ${seq}. Both are kept. Was its data restored or copied?`,
});

const idDoubled = ({ id, orderId }: HeldEntry, letter: string): ArrivalException => ({
  kind: 'id-doubled',
  subject: id,
  orderId,
  message: `Till ${letter} sent a fact under an identity that another fact bears already, which a sound till never does. Both are kept. If both change one order, or both receive, waste or count stock, only the one that was recorded first counts; otherwise both count.`,
});

const CLOCK_TOLERANCE_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * A till that is offline sends old entries, so an old entry says nothing of its clock; one from the future does, and so
 * does what the clock showed as it sent. Told once a day for each till.
 */
function clockOff(
  entries: readonly HeldEntry[],
  { till, sentAt, now }: PushContext,
  letter: string,
): ArrivalException[] {
  const latest = Math.max(...entries.map(({ said }) => said?.envelope.at ?? 0));
  const off = sentAt === null ? latest - now : sentAt - now;
  const tooFar = sentAt === null ? off > CLOCK_TOLERANCE_MS : Math.abs(off) > CLOCK_TOLERANCE_MS;
  if (!tooFar) return [];
  const minutes = Math.round(Math.abs(off) / 60_000);
  return [
    {
      kind: 'clock-off',
      subject: `${till.device} ${Math.floor(now / DAY_MS)}`,
      orderId: null,
      message: `The clock of till ${letter} is ${minutes} minutes ${off > 0 ? 'ahead' : 'behind'}.`,
    },
  ];
}
