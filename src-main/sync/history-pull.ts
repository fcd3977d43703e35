import { setImmediate as turn } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { SegmentId } from '#shared/ids/ids.ts';
import type { Writer } from '../db/connection.ts';
import type { PastPart } from '../engine/take-history.ts';
import type { ExchangeOptions, Failed, Refused } from './cloud-exchange.ts';
import { askForPage, askForSegments, type PastEntry } from './history-client.ts';
import { beginReading, endReading, nextToRead, readHistoryState, type SegmentToRead } from './history-state.ts';
import { backOffMs, type Pace, realPace } from './pace.ts';
import { createRest, FOREVER_MS } from './rest.ts';
import { REFUSED_AGAIN_MS } from './sync-state.ts';

export interface HistoryPullOptions {
  readonly db: Writer;
  readonly cloudUrl: string | null;
  /** Null while the till is not paired. */
  readonly token: () => string | null;
  /** Has committed when it returns; answers how many entries could not be read. */
  readonly take: (part: PastPart) => number;
  /** The reading moved on. */
  readonly onMoved: () => void;
  /** All that the cloud has of this till's past is here; told again if a crash follows. */
  readonly onComplete: () => void;
  readonly log: Logger;
  readonly fetch?: typeof fetch;
  readonly pace?: Pace;
  readonly timeoutMs?: number;
}

export interface HistoryPull {
  /** There may be something to ask for: the till was paired, or has met another copy of its file. */
  wake(): void;
  close(): Promise<void>;
}

const TIMEOUT_MS = 20_000;
/** What is stored at once is stored between two taps. */
const ENTRIES_AT_ONCE = 100;

/** Reads this till's past from the cloud where there is reason to, once; docs/spec/pull.md. */
export function createHistoryPull(options: HistoryPullOptions): HistoryPull {
  const { db, cloudUrl, log, pace = realPace } = options;
  const closing = new AbortController();
  const { signal } = closing;
  const rest = createRest(pace);
  let failures = 0;

  async function run(exchange: ExchangeOptions): Promise<void> {
    // The engine that made us has yet to finish making itself.
    await turn();
    while (!signal.aborted) {
      rest.look();
      const token = options.token();
      const state = readHistoryState(db);
      const isDue = token !== null && (state === 'wanted' || state === 'reading');
      const pauseMs = isDue ? await step(exchange, token, state).catch(surprise) : FOREVER_MS;
      if (!signal.aborted) await rest.take(pauseMs, 'calls');
    }
  }

  /** Answers how long to wait before the next. */
  async function step(exchange: ExchangeOptions, token: string, state: 'wanted' | 'reading'): Promise<number> {
    if (state === 'wanted') return list(exchange, token);
    const segment = nextToRead(db);
    if (segment) return readFrom(exchange, token, segment);
    options.onComplete();
    endReading(db);
    options.onMoved();
    return 0;
  }

  async function list(exchange: ExchangeOptions, token: string): Promise<number> {
    const answer = await askForSegments(exchange, token);
    if (signal.aborted) return 0;
    if (answer.kind !== 'segments') return pauseAfter(answer);
    failures = 0;
    beginReading(db, answer.segments);
    options.onMoved();
    return 0;
  }

  async function readFrom(exchange: ExchangeOptions, token: string, segment: SegmentToRead): Promise<number> {
    const answer = await askForPage(exchange, token, segment);
    if (signal.aborted) return 0;
    if (answer.kind === 'refused' || answer.kind === 'failed') return pauseAfter(answer);
    failures = 0;
    const page = answer.kind === 'page' ? answer : { entries: [], next: null };
    if (page.next === segment.position) return pauseAfter(misread);
    await store(segment.id, page.entries, page.next);
    return 0;
  }

  /** In parts with a turn between: whatever waits, a tap above all, goes first. Each part moves the position. */
  async function store(segment: SegmentId, entries: readonly PastEntry[], next: string | null): Promise<void> {
    for (let at = 0; at === 0 || at < entries.length; at += ENTRIES_AT_ONCE) {
      const part = entries.slice(at, at + ENTRIES_AT_ONCE);
      const isLast = at + ENTRIES_AT_ONCE >= entries.length;
      const unread = options.take({ segment, entries: part, ...(isLast ? { next } : {}) });
      if (unread > 0) log.warn({ segment, unread }, 'entries of this till’s past cannot be read');
      options.onMoved();
      await turn();
      if (signal.aborted) return;
    }
  }

  function pauseAfter(answer: Refused | Failed): number {
    if (answer.kind === 'refused') {
      log.warn({ problem: answer.message }, 'the cloud does not hand out this till’s past');
      return REFUSED_AGAIN_MS;
    }
    failures += 1;
    return Math.max(answer.retryAfterMs, backOffMs(failures, pace.random));
  }

  /** What could not be stored is asked for again. */
  function surprise(error: unknown): number {
    log.error({ err: error }, 'this till’s past could not be taken over');
    return pauseAfter(misread);
  }

  const started =
    cloudUrl === null
      ? Promise.resolve()
      : run({ cloudUrl, fetch: options.fetch ?? fetch, timeoutMs: options.timeoutMs ?? TIMEOUT_MS, signal });
  return {
    wake: () => rest.call(),
    async close() {
      closing.abort();
      rest.call();
      await started;
    },
  };
}

const misread: Failed = { kind: 'failed', failure: 'error', message: 'This cannot be read.', retryAfterMs: 0 };
