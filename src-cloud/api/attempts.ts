import type { Instant } from '#shared/time/instant.ts';

/** Counts the failed tries of each address, so that codes cannot be guessed. Each replica counts for itself. */
export interface Attempts {
  mayTry(address: string, now: Instant): boolean;
  failed(address: string, now: Instant): void;
}

const WINDOW_MS = 60_000;
const MOST_FAILURES = 10;
const MOST_ADDRESSES = 10_000;

export function countAttempts(): Attempts {
  const failures = new Map<string, { count: number; until: number }>();
  const current = (address: string, now: Instant) => {
    const known = failures.get(address);
    return known && known.until > now ? known : null;
  };
  return {
    mayTry: (address, now) => (current(address, now)?.count ?? 0) < MOST_FAILURES,
    failed(address, now) {
      const known = current(address, now);
      // Set anew, an address moves to the end: the first is the one that was quiet longest.
      failures.delete(address);
      failures.set(address, { count: (known?.count ?? 0) + 1, until: known?.until ?? now + WINDOW_MS });
      const [oldest] = failures.keys();
      if (failures.size > MOST_ADDRESSES && oldest !== undefined) failures.delete(oldest);
    },
  };
}
