import { useEffect } from 'react';
import { useKitchen, useScreenView } from './kitchen-context.tsx';

/**
 * Tells the till what the kitchen's screen has painted, from the frame after: a page that nobody can see, since another one
 * lies over it or the tablet sleeps, has no frames, and one that broke has no screen; spec [K52].
 */
export function useSayPainted(): void {
  const { screen } = useKitchen();
  const ledger = useScreenView((view) => view.ledger);
  useEffect(() => {
    if (!ledger) return;
    const frame = requestAnimationFrame(() => screen.painted(ledger));
    return () => cancelAnimationFrame(frame);
  }, [screen, ledger]);
}
