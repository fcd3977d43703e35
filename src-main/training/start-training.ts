import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ForkErrand } from '../backup/backup-worker.ts';
import type { EngineOptions } from '../engine/engine-options.ts';
import type { SecretName, Secrets } from '../engine/secrets.ts';
import { TILL_FILE } from '../engine/till-files.ts';
import type { ForkOutcome } from './fork-till.ts';

/** Copies the till's file in a thread of its own, so that it holds up no tap. */
export function forkInThread(
  { directory, backupWorker }: Pick<EngineOptions, 'directory' | 'backupWorker'>,
  to: string,
): Promise<ForkOutcome> {
  const errand: ForkErrand = { kind: 'fork', till: join(directory, TILL_FILE), directory: to };
  const worker = new Worker(backupWorker, { workerData: errand, execArgv: [] });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the copy was given up')));
  });
}

/** What the engine of a copy has: its directory, the time, and a way to try PINs where their tries count. No cloud, no secret. */
export const trainingOptions = (
  options: EngineOptions,
  directory: string,
  training: NonNullable<EngineOptions['training']>,
): EngineOptions => {
  const { migrations, backupWorker, now, newId, log } = options;
  return {
    ...{ directory, migrations, backupWorker, now, newId, log, training },
    ...{ cloudUrl: null, pairingCode: null, seed: null, pulls: false, secrets: noSecrets(), fetch: noNetwork },
  };
};

/** A key that seals PINs is made at need, and forgotten with the copy. */
function noSecrets(): Secrets {
  const known = new Map<SecretName, string>();
  return {
    read: (name) => known.get(name) ?? null,
    write: (name, value) => void (value === null ? known.delete(name) : known.set(name, value)),
  };
}

const noNetwork: typeof fetch = () => Promise.reject(new Error('there is no network in a training'));
