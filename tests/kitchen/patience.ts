import { SHOWN_WITHIN_MS } from '#main/kitchen/print-unshown.ts';
import { type Pace, realPace } from '#main/sync/pace.ts';

/** Time as it is, but for that which screens have to say that they show a ticket: that passes when a test says so. */
export function patience(): { readonly pace: Pace; passes(): Promise<void> } {
  let waiting: (() => void)[] = [];
  return {
    pace: {
      ...realPace,
      sleep: (ms, signal) =>
        ms === SHOWN_WITHIN_MS
          ? new Promise<void>((resolve) => {
              waiting.push(resolve);
              signal.addEventListener('abort', () => resolve());
            })
          : realPace.sleep(ms, signal),
    },
    async passes() {
      for (const end of waiting) end();
      waiting = [];
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
