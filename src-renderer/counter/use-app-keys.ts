import { useEffect } from 'react';
import { isTyping } from '../components/is-typing.ts';
import type { Till } from '../till-client/till.ts';
import { useTill } from '../till-client/use-till.tsx';
import type { Counter } from './counter.ts';
import { useCounter } from './counter-context.tsx';
import { goTo } from './screen-store.ts';

/** The keys of every screen that has the bar; spec [U8] and the help sheet list them. While a dialog is open they are its own. */
export function useAppKeys(): void {
  const counter = useCounter();
  const till = useTill();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isSomethingOpen(counter)) return;
      const act = event.key === '?' && !isTyping(event.target) ? appKeys.F1 : appKeys[event.key];
      if (!act) return;
      event.preventDefault();
      act(counter, till);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [counter, till]);
}

type Act = (counter: Counter, till: Till) => void;

const appKeys: Readonly<Record<string, Act>> = {
  F1: (counter) => counter.show({ kind: 'help' }),
  F2: (counter) => {
    counter.take(null);
    goTo('counter');
  },
  F3: (counter, till) => {
    goTo('counter');
    // Before the day is open the counter has nothing to show them over.
    if (till.store.getState().state?.day?.state === 'open') counter.show({ kind: 'open-orders' });
  },
  F6: () => goTo('drawer'),
  F7: (counter) => counter.show({ kind: 'paper' }),
};

/** Also a screen's own dialog, which would be left with what was typed into it. */
const isSomethingOpen = (counter: Counter): boolean =>
  counter.store.getState().dialog !== null || document.querySelector('[aria-modal="true"]') !== null;
