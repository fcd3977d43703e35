import { parentPort, workerData } from 'node:worker_threads';
import { v7 } from 'uuid';
import type { NewId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { forkTill } from '../training/fork-till.ts';
import { backUpOnline } from './take-backup.ts';

/** What the engine asks of this thread. */
export interface BackupErrand {
  readonly kind: 'back-up';
  readonly till: string;
  readonly dataDirectory: string;
  readonly at: Instant;
}

/** A copy for somebody to train on. */
export interface ForkErrand {
  readonly kind: 'fork';
  readonly till: string;
  readonly directory: string;
}

/* The thread that copies the till's file once, so that neither copying nor checking holds up a tap; answers the outcome. */
const errand = workerData as BackupErrand | ForkErrand;
const outcome =
  errand.kind === 'back-up'
    ? backUpOnline(errand.till, errand.dataDirectory, errand.at)
    : forkTill(errand.till, errand.directory, v7 as NewId);
void outcome.then((told) => parentPort?.postMessage(told));
