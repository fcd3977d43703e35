import { useEffect } from 'react';
import { useTill, useTillView } from '../../till-client/use-till.tsx';

const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const LOOKS_EVERY_MS = 1_000;

/** Locks the screen that nobody touches, and at once by F10; spec [SF25]. */
export function useAutoLock(): void {
  const till = useTill();
  const seconds = useTillView(({ session }) => (session?.signedIn ? session.autoLockSeconds : 0));
  useEffect(() => {
    if (seconds === 0) return;
    let touched = performance.now();
    const touch = () => {
      touched = performance.now();
    };
    const look = setInterval(() => {
      if (performance.now() - touched >= seconds * 1_000) till.signIn.lock();
    }, LOOKS_EVERY_MS);
    for (const kind of TOUCHES) window.addEventListener(kind, touch, { capture: true, passive: true });
    return () => {
      clearInterval(look);
      for (const kind of TOUCHES) window.removeEventListener(kind, touch, { capture: true });
    };
  }, [till, seconds]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F10') return;
      event.preventDefault();
      till.signIn.lock();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [till]);
}
