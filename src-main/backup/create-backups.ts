import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Instant } from '#shared/time/instant.ts';
import { TILL_FILE } from '../engine/till-files.ts';
import type { BackupErrand } from './backup-worker.ts';
import type { BackupOutcome } from './take-backup.ts';

export interface BackupsOptions {
  readonly directory: string;
  /** The program of the thread that takes a backup. */
  readonly worker: string;
  readonly now: () => Instant;
  readonly log: Logger;
  readonly firstMs?: number;
  readonly everyMs?: number;
}

export interface Backups {
  /** Says that something was committed. Costs next to nothing. */
  moved(): void;
  /** Takes one now, or joins the one that is under way. */
  take(): Promise<BackupOutcome>;
  /** Gives up what is under way. */
  close(): Promise<void>;
}

const FIRST_MS = 60_000;
const EVERY_MS = 15 * 60_000;

/** Backs the till up for as long as the engine runs, when something was recorded since the last time; spec [B1]. */
export function createBackups(options: BackupsOptions): Backups {
  const { directory, log, firstMs = FIRST_MS, everyMs = EVERY_MS } = options;
  let underWay: { outcome: Promise<BackupOutcome>; worker: Worker } | null = null;
  let hasMoved = true;
  let isClosed = false;
  let timer = setTimeout(onTime, firstMs).unref();

  function take(): Promise<BackupOutcome> {
    if (underWay) return underWay.outcome;
    hasMoved = false;
    const errand: BackupErrand = {
      kind: 'back-up',
      till: join(directory, TILL_FILE),
      dataDirectory: directory,
      at: options.now(),
    };
    const worker = new Worker(options.worker, { workerData: errand, execArgv: [] });
    const outcome = outcomeOf(worker).finally(() => {
      underWay = null;
    });
    underWay = { outcome, worker };
    return outcome;
  }

  async function onTime(): Promise<void> {
    try {
      if (hasMoved) tell(log, await take());
    } catch (error) {
      hasMoved = true;
      if (!isClosed) log.error({ err: error }, 'the backup failed');
    }
    if (!isClosed) timer = setTimeout(onTime, everyMs).unref();
  }

  return {
    moved() {
      hasMoved = true;
    },
    take,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await underWay?.worker.terminate();
    },
  };
}

/** A copy that is thrown away is not backed up. */
export const NO_BACKUPS: Backups = {
  moved: () => undefined,
  take: () => Promise.reject(new Error('a copy to train on is not backed up')),
  close: () => Promise.resolve(),
};

function outcomeOf(worker: Worker): Promise<BackupOutcome> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the backup was given up')));
  });
}

function tell(log: Logger, outcome: BackupOutcome): void {
  if (outcome.kind === 'no-room') log.error('there is no room for a backup: free the disk');
  if (outcome.kind === 'unverified') log.error(outcome, 'the till’s file does not verify: run npm run verify');
}
