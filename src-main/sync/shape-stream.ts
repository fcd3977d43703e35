import { FetchError, isControlMessage, type Message, ShapeStream } from '@electric-sql/client';
import { answeredWithin } from './answered-within.ts';
import { keepRowsApart, type PulledRow } from './rows-apart.ts';
import type { ShapeName, ShapePosition } from './shape-positions.ts';

export interface StreamOptions {
  readonly cloudUrl: string;
  readonly shape: ShapeName;
  readonly token: string;
  readonly from: ShapePosition | null;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  /** Has stored the rows, and the position if there is one, when it resolves. The next answer is asked for only then. */
  readonly take: (answer: ShapeAnswer) => Promise<void>;
}

/** What one answer brought. */
export interface ShapeAnswer {
  readonly rows: readonly PulledRow[];
  readonly position: ShapePosition | 'forget' | null;
  /** Nothing more is there for now. */
  readonly isCaughtUp: boolean;
}

/** Why a stream ended: nobody wants it any more, the cloud said no, or something broke. */
export type StreamEnd =
  | { readonly kind: 'closed' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Reads one shape until it ends, or `signal` fires. */
export type ReadShape = (options: StreamOptions) => Promise<StreamEnd>;

/** The client waits like this between tries of its own, while the cloud is away or overloaded. */
export const BACK_OFF = { initialDelay: 500, maxDelay: 3_000, multiplier: 2 };

/**
 * Reads one shape until it ends, through the official client. It ends when storing fails, too: the client would go on
 * behind what is stored.
 */
export function readShape({ cloudUrl, shape, token, from, fetch, signal, take }: StreamOptions): Promise<StreamEnd> {
  return new Promise((resolve) => {
    const ending = new AbortController();
    const end = (ended: StreamEnd) => {
      resolve(ended);
      ending.abort();
    };
    signal.addEventListener('abort', () => end({ kind: 'closed' }), { once: true, signal: ending.signal });
    if (signal.aborted) return end({ kind: 'closed' });
    const { fetch: fetchWithoutRows, rowsOf } = keepRowsApart(answeredWithin(fetch));
    const stream = new ShapeStream({
      url: `${cloudUrl}/v1/shape`,
      params: { table: shape },
      headers: { authorization: `Bearer ${token}` },
      fetchClient: fetchWithoutRows,
      backoffOptions: BACK_OFF,
      signal: ending.signal,
      // Nothing is tried again in here: who follows the shape begins a new stream.
      onError: () => undefined,
      ...(from ?? {}),
    });
    const failed = (error: unknown) => end(endOf(error));
    const store = async (messages: readonly Message[]): Promise<void> => {
      if (ending.signal.aborted) return;
      await take({ rows: rowsOf(messages), position: positionOf(stream, messages), isCaughtUp: stream.isUpToDate });
    };
    stream.subscribe((messages) => store(messages).catch(failed), failed);
  });
}

function positionOf(stream: ShapeStream, messages: readonly Message[]): ShapePosition | 'forget' | null {
  const isRefetch = messages.some((message) => isControlMessage(message) && message.headers.control === 'must-refetch');
  if (isRefetch) return 'forget';
  const { shapeHandle: handle, lastOffset: offset } = stream;
  return handle && offset !== '-1' ? { handle, offset } : null;
}

function endOf(error: unknown): StreamEnd {
  const isRefusal = error instanceof FetchError && error.status >= 400 && error.status < 500;
  return isRefusal ? { kind: 'refused', status: error.status } : { kind: 'failed', error };
}
