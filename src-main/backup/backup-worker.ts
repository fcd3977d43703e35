import { parentPort, workerData } from 'node:worker_threads';
import type { Instant } from '#shared/time/instant.ts';
import { backUpOnline } from './take-backup.ts';

/** What the engine asks of this thread. */
export interface BackupErrand {
  readonly till: string;
  readonly dataDirectory: string;
  readonly at: Instant;
}

/* The thread that takes one backup, so that neither copying nor checking holds up a tap; answers its outcome. */
const { till, dataDirectory, at } = workerData as BackupErrand;
void backUpOnline(till, dataDirectory, at).then((outcome) => parentPort?.postMessage(outcome));
