import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Child, keepRunning } from './child.ts';

const root = join(import.meta.dirname, '..');
/** The first start makes a database, which takes a slow machine its time. */
const PATIENCE_MS = 120_000;

/** What the cloud tells the process that started it. */
const readyMessage = z.object({ ready: z.literal(true), url: z.string(), pairingCode: z.string().nullable() });
export type CloudAddress = z.output<typeof readyMessage>;

export interface EmbeddedCloud {
  readonly child: Child;
  /** Where it answers, or why it does not, in words. */
  readonly ready: Promise<CloudAddress | { readonly problem: string }>;
}

/** Runs a cloud of this machine beside the till, on a Postgres of its own below the data directory. */
export function startEmbeddedCloud(options: { port: number; dataDirectory: string }): EmbeddedCloud {
  const logs = join(options.dataDirectory, 'logs');
  const { promise: ready, resolve } = Promise.withResolvers<CloudAddress | { readonly problem: string }>();
  let { port } = options;
  let isReady = false;
  let lastLine = 'it ended without a word';

  function start() {
    const args = [join(root, 'src-cloud/main.ts'), '--port', String(port), '--data', options.dataDirectory];
    const cloud = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    for (const stream of [cloud.stdout, cloud.stderr]) {
      stream?.on('data', (said: Buffer) => {
        appendFileSync(join(logs, 'cloud.log'), said);
        lastLine = said.toString('utf8').trim().split('\n').at(-1) ?? lastLine;
      });
    }
    cloud.on('message', (message) => {
      const parsed = readyMessage.safeParse(message);
      if (!parsed.success) return;
      isReady = true;
      // The till knows this address; a cloud that is started again must have it too.
      port = Number(new URL(parsed.data.url).port);
      resolve(parsed.data);
    });
    return cloud;
  }

  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const child = keepRunning({ name: 'embedded cloud', start, isFinal: (code) => code === 0 || !isReady });
  child.ended.then(() => resolve({ problem: lastLine }));
  const timer = setTimeout(() => resolve({ problem: 'it takes too long to start' }), PATIENCE_MS);
  ready.finally(() => clearTimeout(timer));
  return { child, ready };
}
