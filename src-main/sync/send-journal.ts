import type { Logger } from 'pino';
import type { DeviceId, SegmentId, ShopId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { readSettings } from '../catalog/records.ts';
import type { Writer } from '../db/connection.ts';
import { readSegment } from '../engine/journal.ts';
import type { Secrets } from '../engine/secrets.ts';
import { fillBody } from './batch.ts';
import { type CloudClient, createCloudClient } from './cloud-client.ts';
import type { Failed } from './cloud-exchange.ts';
import { keepShopKey, readShopKey } from './held-shop-key.ts';
import { type OutboxSegment, readOutbox } from './outbox.ts';
import { backOffMs, type Pace, probeAgainMs, realPace } from './pace.ts';
import { createPairing, type PairedPlace, type Pairing } from './pairing.ts';
import type { Rest } from './rest.ts';
import { createRowsPush, type RowsPush } from './rows-push.ts';
import { sendFrom, settlePush, settleStanding, settleUnreadable } from './settle-push.ts';
import { goOn, type Pause, type SyncState, stuck, turn } from './sync-state.ts';

export interface SenderOptions {
  readonly db: Writer;
  /** Pairs a till by itself that has no token, or one that the cloud does not know. */
  readonly pairingCode: string | null;
  readonly secrets: Secrets;
  readonly now: () => Instant;
  readonly log: Logger;
  readonly device: () => { readonly id: DeviceId; readonly shop: ShopId };
  /** Told what the cloud's clock says at this moment, as near as the way there and back lets us know. */
  readonly onServerTime: (serverTime: Instant) => void;
  /** Takes the place under the cloud's shop and starts a segment; has committed when it returns. */
  readonly onPaired: (place: PairedPlace) => void;
  /** The token that pairing gave stands among the secrets. */
  readonly onToken: () => void;
  /**
   * Told that the cloud cannot go on with a segment, because it is broken or because another copy of this file went on
   * with it, so that what is recorded from now on can go into a new one.
   */
  readonly onSegmentRefused?: (segment: SegmentId) => void;
  /** Told first, in the latter case, after which entry the two may differ. */
  readonly onCopyMet?: (segment: SegmentId, after: number) => void;
  readonly fetch?: typeof fetch;
  readonly pace?: Pace;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;
/** How long an answer is good for: after it, an idle till asks whether the cloud is still there. */
const HEARD_FRESH_MS = 20_000;
/** A till that sells without a pause is told of another key of the shop, too. */
const KEY_FRESH_MS = 60_000;
/** A tap is often followed by another: what comes within this goes up together. */
const GATHER_MS = 20;

/** Sends what the file holds and the cloud lacks, and hears between times that the cloud is still there. */
export function createSender(
  cloudUrl: string,
  options: SenderOptions,
  state: SyncState,
  rest: Rest,
  show: () => void,
  signal: AbortSignal,
): { run: Promise<void>; rows: RowsPush; pairing: Pairing } {
  const { db, log, secrets, pace = realPace, onServerTime } = options;
  const client: CloudClient = createCloudClient({
    cloudUrl,
    fetch: options.fetch ?? fetch,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    signal,
  });
  const pairing = createPairing({
    ...options,
    client,
    state,
    pace,
    signal,
    deviceId: () => options.device().id,
    shopName: () => readSettings(db, options.device().shop).shop.name,
  });
  const settling = {
    ...{ db, state, pace, log, onServerTime },
    onSegmentRefused: askOnce(options.onSegmentRefused),
    onCopyMet: (segment: SegmentId, after: number) => options.onCopyMet?.(segment, after),
  };

  const shop = () => options.device().shop;
  const rows = createRowsPush({ db, client, state, pace, log, now: options.now, shop, show, signal });

  async function run(): Promise<void> {
    // The engine that made us has yet to finish making itself.
    await Promise.resolve();
    while (!signal.aborted) {
      const { token, link } = state;
      const pause = await step().catch(surprise);
      if (signal.aborted) return;
      if (state.link.kind === 'online' && (link.kind !== 'online' || state.token !== token)) rows.goOn();
      show();
      if (pause.kind === 'rest') {
        const ended = await rest.take(pause.ms, pause.hears);
        if (ended === 'ended' && pause.hears === 'commits') await rest.take(GATHER_MS, 'calls');
      }
      if (pause.kind === 'failed') await waitOut(pause.failed);
    }
  }

  async function step(): Promise<Pause> {
    rest.look();
    const { token, link, held } = state;
    if (token === null || (link.kind === 'refused' && state.pairingCode !== null)) return pairing.alone();
    if (link.kind === 'refused' && link.retryAt > pace.now()) return restUntil(link.retryAt, 'calls');
    for (const [segment, { retryAt }] of held) if (retryAt <= pace.now()) held.delete(segment);
    const outbox = readOutbox(db);
    const asksAgain = link.kind === 'revoked' && link.retryAt <= pace.now();
    const after = (segment: OutboxSegment) => (asksAgain ? segment.acknowledged : sendFrom(state, segment));
    const next = outbox.find((segment) => after(segment) < segment.last && !held.has(segment.number));
    return next ? pushFrom(token, next, after(next)) : listen(token);
  }

  async function pushFrom(token: string, segment: OutboxSegment, after: number): Promise<Pause> {
    const entries = readBatch(segment, after);
    if (entries === null) return settleUnreadable(settling, segment);
    const startedAt = pace.now();
    const answer = await client.push(token, segment.id, entries, options.now());
    if (signal.aborted) return goOn;
    if (answer.kind !== 'failed') state.lastExchangeAt = options.now();
    const sent = { after, count: entries.length };
    return settlePush(settling, segment, sent, answer, pace.now() - startedAt);
  }

  /** null when what the file holds of an entry is no entry. */
  function readBatch(segment: OutboxSegment, after: number): string[] | null {
    try {
      return fillBody(readSegment(db, segment.number, after, state.batchSize));
    } catch (error) {
      log.error({ err: error, segment: segment.id }, 'the journal cannot be read');
      return null;
    }
  }

  /** With nothing to send, the last answer grows old. */
  async function listen(token: string): Promise<Pause> {
    const { link } = state;
    if (link.kind === 'revoked' && link.retryAt > pace.now()) return restUntil(link.retryAt, 'commits');
    const staleAt = () => Math.min(state.heardAt + HEARD_FRESH_MS, state.keyHeardAt + KEY_FRESH_MS);
    if (link.kind !== 'online' || staleAt() <= pace.now()) {
      const answer = await client.standing(token);
      if (signal.aborted) return goOn;
      const missing = settleStanding(settling, answer);
      if (missing) return missing;
      if (state.link.kind !== 'online') return goOn;
      state.keyHeardAt = pace.now();
      if (answer.kind === 'good') await followShopKey(token, answer.shopKeyVersion);
    }
    const retries = [...state.held.values()].map(({ retryAt }) => retryAt);
    return restUntil(Math.min(staleAt(), ...retries), 'commits');
  }

  /** A till that is locked out takes the shop's key with it: the others go on with another; spec [SY24]. */
  async function followShopKey(token: string, version: number): Promise<void> {
    const { shop } = options.device();
    if (readShopKey(secrets, shop)?.version === version) return;
    const key = await client.shopKey(token);
    // Meanwhile the till may have been paired with another shop.
    if (key && !signal.aborted && state.token === token) keepShopKey(secrets, shop, key);
  }

  /** Waits longer after each failure in a row, but sees the cloud come back within seconds; [SY6], [SY7]. */
  async function waitOut({ failure, message, retryAfterMs }: Failed): Promise<void> {
    state.failures += 1;
    turn(state, { kind: 'offline', problem: message }, log);
    show();
    const until = pace.now() + Math.max(retryAfterMs, backOffMs(state.failures, pace.random));
    let wasGone = failure === 'unreachable';
    while (pace.now() < until) {
      const slice = Math.min(until - pace.now(), probeAgainMs(pace.random));
      if ((await rest.take(slice, 'calls')) === 'ended' || signal.aborted) return;
      if (pace.now() >= until) return;
      const isThere = await client.probe();
      if (signal.aborted || (isThere && wasGone)) return;
      wasGone ||= !isThere;
    }
  }

  const restUntil = (until: number, hears: 'commits' | 'calls'): Pause => ({
    kind: 'rest',
    ms: Math.max(0, until - pace.now()),
    hears,
  });

  /** A bug must not end the sending for good. */
  function surprise(error: unknown): Pause {
    log.error({ err: error }, 'sending failed');
    return stuck('Something went wrong in this till; it is in its log.');
  }

  return { run: run(), rows, pairing };
}

/** A cloud that finds every segment broken must not make a till begin one after the other. */
function askOnce(ask: SenderOptions['onSegmentRefused']): (segment: SegmentId) => void {
  let hasAsked = false;
  return (segment) => {
    if (!hasAsked) ask?.(segment);
    hasAsked = true;
  };
}
