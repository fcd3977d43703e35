import type { Logger } from 'pino';
import type { Instant } from '#shared/time/instant.ts';
import { FIRST_BATCH } from './batch.ts';
import type { Failed } from './cloud-exchange.ts';
import type { Hears } from './rest.ts';

/** What the last exchange with the cloud showed. Nothing else tells whether the till is online; spec [SY1]. */
export type Link =
  | { readonly kind: 'untried' }
  | { readonly kind: 'online' }
  | { readonly kind: 'offline'; readonly problem: string }
  /** The owner has locked this till out; it is asked again at `retryAt` whether that still is so; spec [SY19]. */
  | { readonly kind: 'revoked'; readonly problem: string; readonly retryAt: number }
  /** The cloud does not know this till's token; it is asked again at `retryAt` of the pace. */
  | { readonly kind: 'refused'; readonly problem: string; readonly retryAt: number };

/** What the push remembers between two exchanges. It is lost with the process; what must not be is in the file. */
export interface SyncState {
  token: string | null;
  /** A code that pairs this till by itself, until it has been tried. */
  pairingCode: string | null;
  link: Link;
  /** When the cloud was last heard, by the pace's clock. */
  heardAt: number;
  /** When the cloud last said which of its keys the shop uses, by the pace's clock. */
  keyHeardAt: number;
  lastExchangeAt: Instant | null;
  failures: number;
  gapsInARow: number;
  batchSize: number;
  /** Segments that the cloud refused, by number, and when each is offered again. */
  readonly held: Map<number, { readonly problem: string; readonly retryAt: number }>;
  /** Rows that the cloud did not take, by id, and when each is offered again. */
  readonly heldRows: Map<string, { readonly version: number; readonly problem: string; readonly retryAt: number }>;
  /** While locked out: up to which seq the cloud keeps each segment in quarantine, by number. None of it is acknowledged. */
  readonly quarantined: Map<number, number>;
  /** How much had been sent when the backlog that is now going up began; null while there is none; spec [SY21]. */
  backlogFrom: number | null;
}

export const firstState = (token: string | null, pairingCode: string | null): SyncState => ({
  token,
  pairingCode,
  link: { kind: 'untried' },
  heardAt: Number.NEGATIVE_INFINITY,
  keyHeardAt: Number.NEGATIVE_INFINITY,
  lastExchangeAt: null,
  failures: 0,
  gapsInARow: 0,
  batchSize: FIRST_BATCH,
  held: new Map(),
  heldRows: new Map(),
  quarantined: new Map(),
  backlogFrom: null,
});

/** What to do after a step: look again, wait, or wait longer after each failure in a row. */
export type Pause =
  | { readonly kind: 'go-on' }
  | { readonly kind: 'rest'; readonly ms: number; readonly hears: Hears }
  | { readonly kind: 'failed'; readonly failed: Failed };

export const goOn: Pause = { kind: 'go-on' };

/** Failed though the cloud answered: the same at once would fail alike. */
export const stuck = (message: string): Pause => ({
  kind: 'failed',
  failed: { kind: 'failed', failure: 'error', message, retryAfterMs: 0 },
});

export function turn(state: SyncState, to: Link, log: Logger): void {
  if (to.kind !== state.link.kind) {
    if ('problem' in to) log.warn({ problem: to.problem }, `sync is ${to.kind}`);
    else log.info(`sync is ${to.kind}`);
  }
  state.link = to;
}

/** How long to leave alone a cloud that said no. */
export const REFUSED_AGAIN_MS = 60_000;

/**
 * The owner has locked this till out. Sales go on; spec [SY19]. What has not been due for asking again stays so; `isAdmitted`:
 * what was asked about counts now, so the next may be asked about at once.
 */
export function lockOut(state: SyncState, at: number, isAdmitted: boolean, log: Logger): void {
  const problem = 'The owner has locked this till out of the cloud. It goes on selling; what it sells waits.';
  const { link } = state;
  const isWaiting = link.kind === 'revoked' && link.retryAt > at;
  const retryAt = isAdmitted ? at : isWaiting ? link.retryAt : at + REFUSED_AGAIN_MS;
  turn(state, { kind: 'revoked', problem, retryAt }, log);
}

/** The cloud has answered this till as one of its own, or at least as itself. */
export function hear(state: SyncState, at: number, log: Logger): void {
  state.heardAt = at;
  state.failures = 0;
  state.quarantined.clear();
  turn(state, { kind: 'online' }, log);
}
