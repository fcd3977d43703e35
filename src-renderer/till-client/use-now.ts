import { useEffect, useState } from 'react';
import type { Instant } from '#shared/time/instant.ts';
import { useTill } from './use-till.tsx';

const STEP_MS = 20_000;

/** The time, moving on in steps that ages in minutes can be told by. */
export function useNow(): Instant {
  const { now } = useTill();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), STEP_MS);
    return () => clearInterval(timer);
  }, [now]);
  return at;
}
