import type { SyncStatus } from '#shared/contract/till-state.ts';
import { type OutboxSegment, pendingOf, sentOf } from './outbox.ts';
import type { Pace } from './pace.ts';
import type { SyncState } from './sync-state.ts';

/** `rows`: how many rows wait beside the entries. */
export function syncStatusOf(
  cloud: string | null,
  state: SyncState,
  outbox: readonly OutboxSegment[],
  rows: number,
  history: SyncStatus['history'],
): SyncStatus {
  followBacklog(state, outbox);
  const entries = pendingOf(outbox);
  const pending = entries + rows;
  const sent = sentOf(outbox);
  return {
    cloud,
    state: nameOf(cloud, state, pending),
    pending,
    sent,
    progress: progressOf(state, sent, entries),
    history,
    lastExchangeAt: state.lastExchangeAt,
    problem: 'problem' in state.link ? state.link.problem : heldBack(state),
  };
}

/** Notes where a backlog began that takes more than one push, and when it has gone up; spec [SY21]. */
function followBacklog(state: SyncState, outbox: readonly OutboxSegment[]): void {
  const pending = pendingOf(outbox);
  if (pending === 0) state.backlogFrom = null;
  else if (pending > state.batchSize) state.backlogFrom ??= sentOf(outbox);
}

function progressOf({ backlogFrom }: SyncState, sent: number, pending: number): SyncStatus['progress'] {
  if (backlogFrom === null || pending === 0) return null;
  const done = Math.max(0, sent - backlogFrom);
  return { done, of: done + pending };
}

function nameOf(cloud: string | null, state: SyncState, pending: number): SyncStatus['state'] {
  if (cloud === null) return 'no-cloud';
  if (state.token === null) return 'unpaired';
  if (state.link.kind === 'revoked') return 'revoked';
  if (state.link.kind === 'refused' || state.held.size > 0 || state.heldRows.size > 0) return 'refused';
  if (state.link.kind === 'offline') return 'offline';
  return pending > 0 ? 'sending' : 'up-to-date';
}

const heldBack = ({ held, heldRows }: SyncState): string | null =>
  [...held.values(), ...heldRows.values()][0]?.problem ?? null;

/** How long a status that only counts up may wait. */
const SOON_MS = 250;

/** Shows a status when it has changed: at once, or soon, with what else changes until then. */
export function createStatusDisplay(parts: {
  status: () => SyncStatus;
  onStatus: (status: SyncStatus) => void;
  pace: Pace;
  signal: AbortSignal;
}): { show(): void; showSoon(): void } {
  const { status, onStatus, pace, signal } = parts;
  let shown = '';
  let isComing = false;

  function show(): void {
    if (signal.aborted) return;
    const next = status();
    const text = JSON.stringify(next);
    if (text === shown) return;
    shown = text;
    onStatus(next);
  }

  return {
    show,
    showSoon() {
      if (isComing) return;
      isComing = true;
      void pace.sleep(SOON_MS, signal).then(() => {
        isComing = false;
        show();
      });
    },
  };
}
