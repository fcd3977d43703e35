/** Keys that come closer together than this were not typed by a person. */
const MOST_GAP_MS = 40;
/** Shorter codes are typed: an EAN-8 is the shortest that scanners read. */
const FEWEST = 7;

/** What became of a key: a scanner's code is whole, it may still be one, or it is none and these keys were typed. */
export type BurstStep =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'held' }
  | { readonly kind: 'typed'; readonly held: readonly string[] };

export interface ScanBurst {
  /** A key at a time in milliseconds. */
  key(key: string, at: number): BurstStep;
  /** How many keys are held. */
  size(): number;
  /** No more keys came: what was held was typed. */
  lapse(): readonly string[];
}

/**
 * Tells a keyboard-wedge scanner from a person: it types a whole code in a burst and ends it with Enter; spec [U30].
 */
export function createScanBurst(): ScanBurst {
  let held: string[] = [];
  let last = 0;
  const letGo = (): readonly string[] => {
    const typed = held;
    held = [];
    return typed;
  };
  return {
    size: () => held.length,
    lapse: letGo,
    key(key, at) {
      const isClose = held.length === 0 || at - last <= MOST_GAP_MS;
      last = at;
      if (key === 'Enter' && isClose && held.length >= FEWEST) return { kind: 'code', code: letGo().join('') };
      const isCode = held.length === 0 ? /^[0-9A-Za-z]$/.test(key) : /^[!-~]$/.test(key);
      if (isCode && isClose) {
        held.push(key);
        return { kind: 'held' };
      }
      const typed = letGo();
      if (!/^[0-9A-Za-z]$/.test(key)) return { kind: 'typed', held: typed };
      held.push(key);
      return { kind: 'typed', held: typed };
    },
  };
}

export const LAPSE_MS = MOST_GAP_MS + 5;
