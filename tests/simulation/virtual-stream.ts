import type { Offset } from '@electric-sql/client';
import type { Pace } from '#main/sync/pace.ts';
import type { PulledRow } from '#main/sync/rows-apart.ts';
import type { ShapePosition } from '#main/sync/shape-positions.ts';
import { BACK_OFF, type ReadShape, type StreamOptions } from '#main/sync/shape-stream.ts';

interface ShapeMessage {
  readonly value?: PulledRow;
  readonly headers: { readonly operation?: string; readonly control?: string };
}

/**
 * Reads a shape as the official client does, in time that only the simulation moves: the same requests, the same waits,
 * the same ends. What the client itself does is tested with it, not here.
 */
export const virtualReadShape =
  (pace: Pace): ReadShape =>
  async (options) => {
    const { signal, take } = options;
    let at: ShapePosition | null = options.from;
    let handle = at?.handle ?? null;
    let cursor: string | null = null;
    try {
      for (;;) {
        const answer = await askUntilAnswered(urlOf(options, at, handle, cursor), options, pace);
        if (signal.aborted) return { kind: 'closed' };
        handle = answer.headers.get('electric-handle');
        if (answer.status === 409) {
          [at, cursor] = [null, null];
          await take({ rows: [], position: 'forget', isCaughtUp: false });
          continue;
        }
        if (answer.status >= 400) return { kind: 'refused', status: answer.status };
        const offset = answer.headers.get('electric-offset');
        if (!handle || !offset) throw new Error('this is not what a shape is answered with');
        at = { handle, offset: offset as Offset };
        const messages = JSON.parse(await answer.text()) as readonly ShapeMessage[];
        const isUpToDate = messages.at(-1)?.headers.control === 'up-to-date';
        cursor = isUpToDate ? (answer.headers.get('electric-cursor') ?? cursor ?? '') : cursor;
        if (messages.length > 0) await take({ rows: messages.flatMap(rowOf), position: at, isCaughtUp: isUpToDate });
      }
    } catch (error) {
      return signal.aborted ? { kind: 'closed' } : { kind: 'failed', error };
    }
  };

const rowOf = ({ value, headers }: ShapeMessage): PulledRow[] =>
  value && headers.operation !== undefined && headers.operation !== 'delete' ? [value] : [];

/** A cursor says that the stream has been up to date: from then on requests are live. */
function urlOf(
  { cloudUrl, shape }: StreamOptions,
  at: ShapePosition | null,
  handle: string | null,
  cursor: string | null,
): string {
  const query = new URLSearchParams({ table: shape, log: 'full', offset: at?.offset ?? '-1' });
  if (handle) query.set('handle', handle);
  if (cursor !== null) {
    query.set('live', 'true');
    query.set('cursor', cursor);
  }
  return `${cloudUrl}/v1/shape?${query}`;
}

/** Tries again, with full jitter and at least as late as the cloud says, while nobody answers or the cloud is away. */
async function askUntilAnswered(url: string, { token, fetch, signal }: StreamOptions, pace: Pace): Promise<Response> {
  for (let delay: number = BACK_OFF.initialDelay; ; delay = Math.min(delay * BACK_OFF.multiplier, BACK_OFF.maxDelay)) {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal }).catch(() => null);
    if (signal.aborted || (answer && answer.status < 500 && answer.status !== 429)) return answer ?? Response.error();
    const asked = Number(answer?.headers.get('retry-after') ?? 0) * 1_000;
    await pace.sleep(Math.max(asked, pace.random() * delay), signal);
    signal.throwIfAborted();
  }
}
