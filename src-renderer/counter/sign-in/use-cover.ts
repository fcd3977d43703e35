import { startTransition, useEffect, useState } from 'react';
import { isCovered } from '../../till-client/sign-in.ts';
import { useTillView } from '../../till-client/use-till.tsx';

export interface Cover {
  /** The lock screen is up: a PIN is asked for, or was right and the engine has not told of the till yet. */
  readonly isUp: boolean;
  /** The counter is drawn: behind the lock once the page has nothing else to do, without one at once. */
  readonly isDrawn: boolean;
}

/** A machine that has much to do beside may not be idle for as long as somebody waits. */
const PATIENCE_MS = 500;

/**
 * Covering takes the counter away with all that lay open on it; then another is drawn behind the lock, of the menu alone, which
 * whoever signs in finds there; spec [SF25], [MN43].
 */
export function useCover(): Cover {
  const asksPin = useTillView(isCovered);
  const isTold = useTillView(({ state }) => state !== null);
  const hasMenu = useTillView(({ menu }) => menu !== null);
  const [wasUp, setWasUp] = useState(false);
  const [isDrawnBehind, setDrawnBehind] = useState(false);
  const isUp = asksPin || (wasUp && !isTold);
  if (isUp !== wasUp) {
    setWasUp(isUp);
    setDrawnBehind(false);
  }
  useEffect(() => {
    if (!isUp || !hasMenu) return;
    const idle = requestIdleCallback(() => startTransition(() => setDrawnBehind(true)), { timeout: PATIENCE_MS });
    return () => cancelIdleCallback(idle);
  }, [isUp, hasMenu]);
  return { isUp, isDrawn: !isUp || isDrawnBehind };
}
