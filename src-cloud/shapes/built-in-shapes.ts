import { ok } from '#shared/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import { inOrg } from '../db/connect.ts';
import type { CloudDb } from '../db/schema.ts';
import type { ShapeListener } from './shape-listener.ts';
import type { Shape } from './shape-log.ts';
import { mustRefetch, schemaHeader } from './shape-messages.ts';
import { type AskedPlace, readProtocol } from './shape-protocol.ts';
import type { ShapeAnswer, ShapeSource } from './shape-request.ts';
import { type Step, takeStep } from './shape-step.ts';

export interface BuiltInOptions {
  readonly db: CloudDb;
  readonly listener: ShapeListener;
  readonly now: () => Instant;
  /** How long a live request without news is held. */
  readonly holdMs: number;
}

/** How often to look again while a transaction under way holds back what was committed after it began. */
const PENDING_LOOK_MS = 100;

/** Answers as the Electric service does, from the log that triggers write; spec [SH5] to [SH10]. */
export function createBuiltInShapes({ db, listener, now, holdMs }: BuiltInOptions): ShapeSource {
  async function holdUntilNews(shape: Shape, asked: AskedPlace, gone: AbortSignal): Promise<Step> {
    const hold = new AbortController();
    const end = () => hold.abort();
    const ended = hold.signal;
    const timer = setTimeout(end, holdMs);
    // Not by AbortSignal.any: of thousands that hang on one long-lived signal, it lets go only by and by.
    const signals = [gone, listener.closing];
    for (const signal of signals) signal.addEventListener('abort', end);
    if (signals.some(({ aborted }) => aborted)) end();
    const watch = listener.watch(shape);
    try {
      for (;;) {
        const step = await inOrg(db, shape.org, (transaction) => takeStep(transaction, shape, asked));
        if (ended.aborted || step.kind === 'refetch' || step.offset !== asked.offset) return step;
        await watch.news(ended, step.isPending ? PENDING_LOOK_MS : null);
      }
    } finally {
      watch.stop();
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', end);
    }
  }

  return async ({ till, table, protocol, ifNoneMatch }, gone) => {
    const read = readProtocol(protocol, table);
    if (!read.ok) return read;
    const asked = read.value;
    const shape = { table, org: till.org, shop: till.shop };
    const step = asked.live
      ? await holdUntilNews(shape, asked, gone)
      : await inOrg(db, shape.org, (transaction) => takeStep(transaction, shape, asked));
    return ok(answerOf(step, shape, asked, ifNoneMatch, now()));
  };
}

function answerOf(
  step: Step,
  { table }: Shape,
  asked: AskedPlace,
  ifNoneMatch: string | null,
  at: Instant,
): ShapeAnswer {
  const json = { 'content-type': 'application/json; charset=utf-8', 'electric-handle': step.handle };
  if (step.kind === 'refetch') return { status: 409, headers: json, body: JSON.stringify([mustRefetch]) };
  const etag = `"${step.handle}:${asked.offset}:${step.offset}"`;
  const headers = {
    ...json,
    etag,
    'electric-offset': step.offset,
    ...(asked.live ? { 'electric-cursor': nextCursor(asked.cursor, at) } : { 'electric-schema': schemaHeader(table) }),
    ...(step.isUpToDate ? { 'electric-up-to-date': 'true' } : {}),
  };
  if (!asked.live && ifNoneMatch === etag) return { status: 304, headers, body: null };
  return { status: 200, headers, body: step.body };
}

/** Seconds, and always more than the one before: no cache takes two live requests for the same. */
function nextCursor(cursor: string, at: Instant): string {
  const before = /^\d{1,15}$/.test(cursor) ? Number(cursor) : 0;
  return String(Math.max(Math.floor(at / 1000), before + 1));
}
