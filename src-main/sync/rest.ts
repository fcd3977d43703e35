import type { Pace } from './pace.ts';

/** What ends a rest early: also a commit, or only that somebody asks to go on at once. */
export type Hears = 'commits' | 'calls';

/** Where the push waits. One waits at a time; what was said while nobody waited is not lost. */
export interface Rest {
  /** Waits; answers whether somebody ended it. */
  take(ms: number, hears: Hears): Promise<'ended' | 'elapsed'>;
  /** Something was committed. Answers whether that ends a rest. */
  commit(): boolean;
  /** Go on at once, whatever is being waited for. */
  call(): void;
  /** Forgets what was said so far: the caller is about to look for itself. */
  look(): void;
}

/** Longer than any process lives, and the longest that a timer can wait. */
export const FOREVER_MS = 2 ** 31 - 1;

export function createRest(pace: Pace): Rest {
  let heard: Hears | null = null;
  let resting: { readonly alarm: AbortController; readonly hears: Hears } | null = null;

  function say(what: Hears): boolean {
    heard = heard === 'calls' ? heard : what;
    if (!resting || !ends(what, resting.hears)) return false;
    resting.alarm.abort();
    return true;
  }

  return {
    async take(ms, hears) {
      if (heard && ends(heard, hears)) return 'ended';
      const alarm = new AbortController();
      resting = { alarm, hears };
      await (ms < FOREVER_MS ? pace.sleep(ms, alarm.signal) : ended(alarm.signal));
      resting = null;
      return alarm.signal.aborted ? 'ended' : 'elapsed';
    },
    commit: () => say('commits'),
    call: () => void say('calls'),
    look() {
      heard = null;
    },
  };
}

/** Time does not come into it. */
const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

const ends = (what: Hears, hears: Hears): boolean => what === 'calls' || hears === 'commits';
