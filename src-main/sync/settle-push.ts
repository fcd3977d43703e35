import type { Logger } from 'pino';
import type { SegmentId } from '#shared/ids/ids.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import type { Writer } from '../db/connection.ts';
import { nextBatchSize, smallerBatch } from './batch.ts';
import type { PushAnswer, Revoked, StandingAnswer } from './cloud-client.ts';
import { type OutboxSegment, recordAcknowledged } from './outbox.ts';
import { type Pace, probeAgainMs } from './pace.ts';
import { goOn, hear, lockOut, type Pause, REFUSED_AGAIN_MS, type SyncState, stuck, turn } from './sync-state.ts';

const MOST_GAPS_IN_A_ROW = 3;

export interface Settling {
  readonly db: Writer;
  readonly state: SyncState;
  readonly pace: Pace;
  readonly log: Logger;
  readonly onServerTime: (serverTime: Instant) => void;
  readonly onSegmentRefused: (segment: SegmentId) => void;
  /** Told of a segment that another copy of this file went on with, after what both are known to have. */
  readonly onCopyMet: (segment: SegmentId, after: number) => void;
}

/** Which entries of a segment a push held: so many after a seq. */
export interface Sent {
  readonly after: number;
  readonly count: number;
}

const lastOf = ({ after, count }: Sent): number => after + count;

/** The seq after which the next entries of a segment are sent. */
export const sendFrom = (state: SyncState, { number, acknowledged }: OutboxSegment): number =>
  Math.max(acknowledged, state.quarantined.get(number) ?? 0);

/** What an answer means for the outbox, the batches to come and the link. */
export function settlePush(
  settling: Settling,
  segment: OutboxSegment,
  sent: Sent,
  answer: PushAnswer,
  elapsedMs: number,
): Pause {
  const { db, state, pace, log, onServerTime } = settling;
  if (answer.kind !== 'gap') state.gapsInARow = 0;
  switch (answer.kind) {
    case 'acknowledged': {
      // The cloud may have more of this segment from another copy of this file: it has not seen the rest of ours; [SY4].
      if (answer.acknowledged > segment.last) settling.onCopyMet(segment.id, segment.acknowledged);
      const moved = recordAcknowledged(db, segment, Math.min(answer.acknowledged, lastOf(sent)));
      if (moved.acknowledged <= segment.acknowledged) return stuck('The cloud did not take what was sent.');
      // The cloud has entries of this segment that this file never had: it is an older copy of one that went on; [SY12].
      if (answer.acknowledged > segment.last) settling.onSegmentRefused(segment.id);
      state.batchSize = nextBatchSize(state.batchSize, elapsedMs);
      onServerTime(asInstant(Math.round(answer.serverTime + elapsedMs / 2)));
      hear(state, pace.now(), log);
      return goOn;
    }
    case 'gap': {
      // What waits in quarantine was never acknowledged: let in again, the till sends it once more.
      if (state.quarantined.delete(segment.number)) return goOn;
      state.gapsInARow += 1;
      const moved = recordAcknowledged(db, segment, Math.min(answer.expectedSeq - 1, sent.after));
      if (state.gapsInARow > MOST_GAPS_IN_A_ROW || moved.acknowledged === segment.acknowledged) {
        return stuck('The cloud asks for entries that it was sent.');
      }
      hear(state, pace.now(), log);
      return goOn;
    }
    case 'chain-broken':
      hear(state, pace.now(), log);
      recordAcknowledged(db, segment, Math.max(segment.acknowledged, Math.min(answer.expectedSeq - 1, lastOf(sent))));
      settling.onSegmentRefused(segment.id);
      return holdBack(settling, segment, `The cloud finds this till’s journal broken: ${answer.message}`);
    case 'too-large':
      hear(state, pace.now(), log);
      if (sent.count === 1) return holdBack(settling, segment, 'An entry is larger than the cloud takes.');
      state.batchSize = smallerBatch(sent.count);
      return goOn;
    case 'revoked':
      return settleLockOut(settling, segment, sent, answer);
    case 'refused':
      if (answer.by === 'token') {
        turn(state, { kind: 'refused', problem: answer.message, retryAt: pace.now() + REFUSED_AGAIN_MS }, log);
        return goOn;
      }
      hear(state, pace.now(), log);
      return holdBack(settling, segment, answer.message);
    case 'failed':
      // Whoever was not there cannot have minded the size.
      if (answer.failure !== 'unreachable') state.batchSize = smallerBatch(sent.count);
      return { kind: 'failed', failed: answer };
    default:
      return answer satisfies never;
  }
}

/**
 * Locked out, the till goes on with what has not been sent yet, and each minute sends once more what was not acknowledged:
 * the owner may have admitted it, or let the till in.
 */
function settleLockOut(settling: Settling, segment: OutboxSegment, sent: Sent, answer: Revoked): Pause {
  const { db, state, pace, log } = settling;
  const acknowledged = Math.min(answer.acknowledged, lastOf(sent));
  recordAcknowledged(db, segment, Math.max(segment.acknowledged, acknowledged));
  const isAdmitted = acknowledged === lastOf(sent) && acknowledged > segment.acknowledged;
  lockOut(state, pace.now(), isAdmitted, log);
  const held = Math.min(answer.held, lastOf(sent));
  const known = state.quarantined.get(segment.number) ?? 0;
  state.quarantined.set(segment.number, held < sent.after ? held : Math.max(held, known));
  return held === sent.after ? holdBack(settling, segment, 'The cloud did not take what was sent.') : goOn;
}

/** What the cloud said of a till that had nothing to send; answers how long to wait if nobody was there. */
export function settleStanding({ state, pace, log }: Settling, answer: StandingAnswer): Pause | null {
  switch (answer.kind) {
    case 'good':
      hear(state, pace.now(), log);
      return null;
    case 'revoked':
      lockOut(state, pace.now(), false, log);
      return null;
    case 'refused':
      // What it minds of the question says nothing of the till.
      if (answer.by === 'request') hear(state, pace.now(), log);
      else turn(state, { kind: 'refused', problem: answer.message, retryAt: pace.now() + REFUSED_AGAIN_MS }, log);
      return null;
    case 'failed':
      turn(state, { kind: 'offline', problem: 'The cloud cannot be reached.' }, log);
      return { kind: 'rest', ms: probeAgainMs(pace.random), hears: 'calls' };
    default:
      return answer satisfies never;
  }
}

/** An entry that was damaged on the disk: what stands before it goes up by itself, and then the segment is kept back. */
export function settleUnreadable(settling: Settling, segment: OutboxSegment): Pause {
  if (settling.state.batchSize === 1) {
    settling.onSegmentRefused(segment.id);
    return holdBack(settling, segment, 'An entry of this till’s journal cannot be read. Is its disk damaged?');
  }
  settling.state.batchSize = smallerBatch(settling.state.batchSize);
  return goOn;
}

/** Keeps a segment back and goes on with the others: what it holds stays here, and is offered again later; [SY9]. */
function holdBack({ state, pace, log }: Settling, segment: OutboxSegment, problem: string): Pause {
  log.error({ segment: segment.id, problem }, 'a segment is kept back');
  state.held.set(segment.number, { problem, retryAt: pace.now() + REFUSED_AGAIN_MS });
  return goOn;
}
