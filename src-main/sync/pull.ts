import { setImmediate as turn } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ShopId } from '#shared/ids/ids.ts';
import type { Reader } from '../db/connection.ts';
import type { ShapeBatch } from '../engine/take-shape.ts';
import { backOffMs, type Pace, realPace } from './pace.ts';
import { createRest, FOREVER_MS } from './rest.ts';
import { readShapePosition, type ShapeName } from './shape-positions.ts';
import { type ReadShape, readShape, type ShapeAnswer, type StreamEnd } from './shape-stream.ts';

export interface PullOptions {
  readonly db: Reader;
  readonly cloudUrl: string | null;
  /** Null while the till is not paired. */
  readonly token: () => string | null;
  readonly shop: () => ShopId;
  /** Has committed when it returns; answers how many rows could not be read. */
  readonly take: (batch: ShapeBatch) => number;
  readonly log: Logger;
  readonly fetch?: typeof fetch;
  readonly pace?: Pace;
  /** The official client, unless given. */
  readonly readShape?: ReadShape;
}

export interface Pull {
  /** The till was paired, perhaps with another shop: everything is read with the new token. */
  restart(): void;
  close(): Promise<void>;
}

const SHAPES: readonly ShapeName[] = ['record', 'shop_feed', 'stock_level', 'staff', 'guest', 'mail'];
/** What is stored at once is stored between two taps: an entry has its order folded anew, a record is only joined. */
const rowsAtOnce = (shape: ShapeName): number => (shape === 'record' ? 2_000 : 250);
/** How long to leave alone a cloud that said no. */
const ASK_AGAIN_MS = 30_000;
/** The official client tries a cloud that is overloaded again and again by itself: the rest does not wait for ever. */
const MENU_FIRST_MS = 30_000;

/** Follows the shop's shapes for as long as the engine runs; docs/spec/pull.md. */
export function createPull(options: PullOptions): Pull {
  const { cloudUrl, pace = realPace } = options;
  const closing = new AbortController();
  let menu = Promise.withResolvers<void>();
  /** Where no menu has come yet, the rest waits until it was read, or could not be; spec [PU16]. */
  const turns: Turns = {
    take: (shape) => {
      const isFirst = shape === 'record' || readShapePosition(options.db, 'record', options.shop()) !== null;
      return isFirst ? Promise.resolve() : Promise.race([menu.promise, pace.sleep(MENU_FIRST_MS, closing.signal)]);
    },
    end: (shape) => {
      if (shape === 'record') menu.resolve();
    },
  };
  const followers =
    cloudUrl === null ? [] : SHAPES.map((shape) => follow(shape, cloudUrl, options, pace, turns, closing.signal));
  return {
    restart: () => {
      menu.resolve();
      menu = Promise.withResolvers();
      for (const { restart } of followers) restart();
    },
    async close() {
      closing.abort();
      menu.resolve();
      for (const { restart } of followers) restart();
      await Promise.all(followers.map(({ ended }) => ended));
    },
  };
}

/** Which shape is read before which. */
interface Turns {
  take(shape: ShapeName): Promise<void>;
  end(shape: ShapeName): void;
}

function follow(
  shape: ShapeName,
  cloudUrl: string,
  options: PullOptions,
  pace: Pace,
  turns: Turns,
  signal: AbortSignal,
) {
  const { db, log, readShape: read = readShape } = options;
  const rest = createRest(pace);
  let restarting = new AbortController();
  let failures = 0;
  let refusal: number | null = null;

  async function run(): Promise<void> {
    // The engine that made us has yet to finish making itself.
    await turn();
    while (!signal.aborted) {
      rest.look();
      const token = options.token();
      if (token === null) {
        await rest.take(FOREVER_MS, 'calls');
        continue;
      }
      restarting = new AbortController();
      await turns.take(shape);
      if (signal.aborted || restarting.signal.aborted) continue;
      const ended = await read({
        cloudUrl,
        shape,
        token,
        from: readShapePosition(db, shape, options.shop()),
        fetch: options.fetch ?? fetch,
        signal: AbortSignal.any([signal, restarting.signal]),
        take: store,
      });
      if (ended.kind !== 'closed') showWhatCame();
      turns.end(shape);
      await rest.take(pauseAfter(ended), 'calls');
    }
  }

  /** What came before a stream ended is not kept from the screens until it goes on. */
  function showWhatCame(): void {
    try {
      options.take({ shape, rows: [], position: null, isCaughtUp: true });
    } catch (error) {
      log.warn({ shape, err: error }, 'what the cloud handed out cannot be shown');
    }
  }

  async function store({ rows, position, isCaughtUp }: ShapeAnswer): Promise<void> {
    failures = 0;
    refusal = null;
    const step = rowsAtOnce(shape);
    for (let at = 0; at === 0 || at < rows.length; at += step) {
      // First of all what the client asks for next goes out: the cloud reads it while this is stored.
      await turn();
      if (signal.aborted || restarting.signal.aborted) throw new Error('the stream was given up');
      const isLast = at + step >= rows.length;
      // Until the last of them the position stays: read again, the same rows change nothing.
      const unread = options.take({
        shape,
        rows: rows.slice(at, at + step),
        position: isLast ? position : null,
        isCaughtUp: isLast && isCaughtUp,
      });
      if (unread > 0) log.warn({ shape, unread }, 'rows of the cloud cannot be read');
      if (isLast && isCaughtUp) turns.end(shape);
      if (isLast) return;
    }
  }

  function pauseAfter(ended: StreamEnd): number {
    if (ended.kind === 'closed') return 0;
    failures += 1;
    if (ended.kind === 'refused') {
      // Said once: a till that is locked out may stay so for weeks.
      if (refusal !== ended.status) log.warn({ shape, status: ended.status }, 'the cloud hands this out no more');
      refusal = ended.status;
      return ASK_AGAIN_MS;
    }
    log.warn({ shape, err: ended.error }, 'what the cloud hands out cannot be followed');
    return backOffMs(failures, pace.random);
  }

  return {
    restart() {
      restarting.abort();
      rest.call();
    },
    ended: run(),
  };
}
