import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnyContractRouter } from '@orpc/contract';
import { createRouterClient, type Router } from '@orpc/server';
import type { Logger } from 'pino';
import type { StaffId } from '#shared/ids/ids.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { isDiskFull } from '../db/disk-full.ts';
import { byLink, type CallerContext } from '../staff/caller.ts';
import type { Link } from '../staff/sessions.ts';
import type { ForkOutcome } from './fork-till.ts';

/** What a copy is worked on by: an engine that has nothing but its directory. */
interface TrainingEngine {
  readonly router: Router<AnyContractRouter, CallerContext>;
  close(): Promise<void>;
}

export interface TrainingsOptions {
  /** The till's data directory. */
  readonly directory: string;
  readonly fork: (directory: string) => Promise<ForkOutcome>;
  readonly start: (directory: string) => TrainingEngine;
  readonly log: Pick<Logger, 'error'>;
  /** How long a copy waits for its window after a link broke. */
  readonly graceMs?: number;
}

/** Asks the copy of a window, at a path of the till's contract. */
export type AskCopy = (path: readonly string[], input: unknown, signal: AbortSignal | undefined) => Promise<unknown>;

/** The copies of this till that people train on; none outlives the engine; spec [TR1], [TR6]. */
export interface Trainings {
  /** Makes a copy for the window of a link; its next link takes it by the token. */
  enter(link: Link): Promise<Result<{ token: string }, Refusal>>;
  /** From now on this link works on that copy, and on nothing else as long as it lives. */
  resume(link: Link, token: string): Result<Record<string, never>, Refusal>;
  /** Throws away the copy that a link works on. */
  leave(link: Link): void;
  /** How to ask the copy of a link; `over` where it is gone, null where the link works on the shop. */
  of(link: Link): AskCopy | 'over' | null;
  close(): Promise<void>;
}

interface Training {
  readonly token: string;
  /** Whose it is; null where nobody has a PIN. */
  readonly staff: StaffId | null;
  readonly directory: string;
  readonly engine: TrainingEngine;
  link: Link | null;
  waiting: NodeJS.Timeout | null;
}

const MOST_AT_ONCE = 4;
const GRACE_MS = 120_000;

export function createTrainings(options: TrainingsOptions): Trainings {
  const { fork, start, log, graceMs = GRACE_MS } = options;
  const root = join(options.directory, 'training');
  const trainings = new Map<string, Training>();
  const asks = new WeakMap<Link, AskCopy | 'over'>();
  const ends = new Set<Promise<void>>();
  let making = 0;
  // What a till that was killed has left.
  rmSync(root, { recursive: true, force: true });

  function end(training: Training): void {
    if (!trainings.delete(training.token)) return;
    if (training.link) asks.set(training.link, 'over');
    if (training.waiting) clearTimeout(training.waiting);
    const ending = training.engine
      .close()
      .then(() => rm(training.directory, { recursive: true, force: true }))
      .catch((error: unknown) => log.error({ err: error }, 'a copy to train on was not taken away'))
      .finally(() => ends.delete(ending));
    ends.add(ending);
  }
  const waitFor = (training: Training): void => {
    training.link = null;
    training.waiting = setTimeout(() => end(training), graceMs).unref();
  };

  return {
    async enter(link) {
      if (trainings.size + making >= MOST_AT_ONCE) return err(refuse('training-full'));
      const token = randomBytes(32).toString('base64url');
      const directory = join(root, randomBytes(8).toString('hex'));
      making += 1;
      try {
        if ((await fork(directory)) === 'no-room') {
          rmSync(directory, { recursive: true, force: true });
          return err(refuse('training-no-room'));
        }
        const staff = link.actor()?.staff ?? null;
        const training: Training = { token, staff, directory, engine: start(directory), link: null, waiting: null };
        trainings.set(token, training);
        waitFor(training);
        return ok({ token });
      } catch (error) {
        rmSync(directory, { recursive: true, force: true });
        // What had room when it began may find none on the way.
        if (isDiskFull(error)) return err(refuse('training-no-room'));
        throw error;
      } finally {
        making -= 1;
      }
    },
    resume(link, token) {
      const training = trainings.get(token);
      const actor = link.actor();
      if (!training || (actor && actor.staff !== training.staff)) return err(refuse('training-over'));
      if (training.link) asks.set(training.link, 'over');
      if (training.waiting) clearTimeout(training.waiting);
      training.link = link;
      training.waiting = null;
      asks.set(link, askBy(training, link));
      link.onClose(() => {
        if (training.link === link && trainings.has(token)) waitFor(training);
      });
      // Whoever signs in after them does not find what they tried.
      link.onChange(() => {
        const now = link.actor();
        if (now && now.staff !== training.staff) end(training);
      });
      return ok({});
    },
    leave(link) {
      for (const training of trainings.values()) if (training.link === link) end(training);
    },
    of: (link) => asks.get(link) ?? null,
    async close() {
      for (const training of trainings.values()) end(training);
      await Promise.all(ends);
    },
  };
}

type Callable = (input: unknown, options: { signal?: AbortSignal }) => Promise<unknown>;
type Nested = Callable & { readonly [name: string]: Nested };

function askBy({ engine }: Training, link: Link): AskCopy {
  const client = createRouterClient(engine.router, { context: byLink(link) }) as unknown as Nested;
  return (path, input, signal) => {
    const [noun = '', operation = ''] = path;
    const call = client[noun]?.[operation];
    if (!call) throw new Error(`${path.join('.')} is none of a till's operations`);
    return call(input, signal ? { signal } : {});
  };
}
