import { spawn } from 'node:child_process';
import type { Delivery } from './deliver-slip.ts';

export interface QueueDelivery {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly signal: AbortSignal;
  /** Called when the queue accepts work, before the slip is handed over; answers whether it still is to be printed. */
  readonly onBegin: () => boolean;
}

/**
 * Hands a slip to a queue of the operating system, as it is (`lp -o raw`). What becomes of it there the queue does not
 * tell: the slip is `sent`, never `printed`; spec [P67].
 */
export async function deliverToQueue({ name, bytes, signal, onBegin }: QueueDelivery): Promise<Delivery> {
  const trouble = await queueTrouble(name, signal);
  if (trouble) return { outcome: 'not-reached', problem: { code: 'no-queue', words: trouble } };
  if (!onBegin()) return { outcome: 'withdrawn' };
  const { code, said } = await run('lp', ['-d', name, '-o', 'raw'], bytes, signal);
  if (code === 0) return { outcome: 'sent', problem: null };
  return { outcome: 'lost', problem: { code: 'interrupted', words: said || 'the queue did not take it' } };
}

/** Why a queue takes nothing, in words, or null when it does. */
export async function queueTrouble(name: string, signal: AbortSignal): Promise<string | null> {
  if (process.platform === 'win32')
    return 'on Windows a printer is reached by its network address or its port, not by a queue';
  const { code, said } = await run('lpstat', ['-a', name], null, signal);
  if (code === null) return 'this machine has no print queues (CUPS is not installed)';
  if (code !== 0) return `there is no queue called ${name}`;
  return said.startsWith(`${name} accepting`) ? null : `the queue ${name} accepts no work`;
}

/** How long a command of the operating system may take before it counts as stuck. */
const MOST_MS = 10_000;

/** Runs a command to its end; `code` is null where it cannot be run at all. */
function run(
  command: string,
  args: readonly string[],
  input: Uint8Array | null,
  signal: AbortSignal,
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C' };
    const child = spawn(command, args, { env, signal, timeout: MOST_MS, stdio: 'pipe' });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => {
        said = (said + data.toString()).slice(0, 500);
      });
    }
    child.on('error', () => resolve({ code: null, said: '' }));
    child.on('close', (code) => resolve({ code: code ?? 1, said: said.trim() }));
    // A command that ends before it read everything says so by its code.
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? undefined);
  });
}
