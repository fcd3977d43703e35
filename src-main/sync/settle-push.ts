import type { Logger } from 'pino';
import type { SegmentId } from '#shared/ids/ids.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import type { Writer } from '../db/connection.ts';
import { nextBatchSize, smallerBatch } from './batch.ts';
import type { PushAnswer } from './cloud-client.ts';
import { type OutboxSegment, recordAcknowledged } from './outbox.ts';
import type { Pace } from './pace.ts';
import { goOn, hear, type Pause, type SyncState, stuck, turn } from './sync-state.ts';

/** How long to leave alone a cloud that said no. */
const REFUSED_AGAIN_MS = 60_000;
const MOST_GAPS_IN_A_ROW = 3;

export interface Settling {
  readonly db: Writer;
  readonly state: SyncState;
  readonly pace: Pace;
  readonly log: Logger;
  readonly onServerTime: (serverTime: Instant) => void;
  readonly onSegmentRefused: (segment: SegmentId) => void;
}

/** What an answer means for the outbox, the batches to come and the link. */
export function settlePush(
  settling: Settling,
  segment: OutboxSegment,
  sent: number,
  answer: PushAnswer,
  elapsedMs: number,
): Pause {
  const { db, state, pace, log, onServerTime } = settling;
  if (answer.kind !== 'gap') state.gapsInARow = 0;
  switch (answer.kind) {
    case 'acknowledged': {
      // The cloud may have more of this segment from another copy of this file: it has not seen the rest of ours; [SY4].
      const moved = recordAcknowledged(db, segment, Math.min(answer.acknowledged, segment.acknowledged + sent));
      if (moved.acknowledged <= segment.acknowledged) return stuck('The cloud did not take what was sent.');
      // The cloud has entries of this segment that this file never had: it is an older copy of one that went on; [SY12].
      if (answer.acknowledged > segment.last) settling.onSegmentRefused(segment.id);
      state.batchSize = nextBatchSize(state.batchSize, elapsedMs);
      onServerTime(asInstant(Math.round(answer.serverTime + elapsedMs / 2)));
      hear(state, pace.now(), log);
      return goOn;
    }
    case 'gap': {
      state.gapsInARow += 1;
      const moved = recordAcknowledged(db, segment, answer.expectedSeq - 1);
      if (state.gapsInARow > MOST_GAPS_IN_A_ROW || moved.acknowledged === segment.acknowledged) {
        return stuck('The cloud asks for entries that it was sent.');
      }
      hear(state, pace.now(), log);
      return goOn;
    }
    case 'chain-broken':
      hear(state, pace.now(), log);
      recordAcknowledged(db, segment, Math.max(segment.acknowledged, answer.expectedSeq - 1));
      settling.onSegmentRefused(segment.id);
      return holdBack(settling, segment, `The cloud finds this till’s journal broken: ${answer.message}`);
    case 'too-large':
      hear(state, pace.now(), log);
      if (sent === 1) return holdBack(settling, segment, 'An entry is larger than the cloud takes.');
      state.batchSize = smallerBatch(sent);
      return goOn;
    case 'refused':
      if (answer.by === 'token') {
        turn(state, { kind: 'refused', problem: answer.message, retryAt: pace.now() + REFUSED_AGAIN_MS }, log);
        return goOn;
      }
      hear(state, pace.now(), log);
      return holdBack(settling, segment, answer.message);
    case 'failed':
      // Whoever was not there cannot have minded the size.
      if (answer.failure !== 'unreachable') state.batchSize = smallerBatch(sent);
      return { kind: 'failed', failed: answer };
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
