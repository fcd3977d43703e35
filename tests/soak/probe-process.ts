import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/*
 * Loaded into a process of ours before its own program: says, when its parent asks, what it keeps in memory once all that
 * nobody holds has been thrown away, and how many timers and handles keep it busy.
 */
export interface Kept {
  readonly keptBytes: number;
  readonly busy: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('message', (message: unknown) => {
  if (message !== 'what do you keep?') return;
  collect();
  const { heapUsed, external } = process.memoryUsage();
  const kept: Kept = { keptBytes: heapUsed + external, busy: process.getActiveResourcesInfo().length };
  process.send?.({ kept });
});
