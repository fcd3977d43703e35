import { useEffect } from 'react';
import { activeLines } from '#shared/pricing/price-order.ts';
import { isTyping } from '../components/is-typing.ts';
import { nextCount } from './count-entry.ts';
import type { Counter } from './counter.ts';
import { useCounter } from './counter-context.tsx';

/** The keys of the counter alone; those of every screen are in use-app-keys.ts. While a dialog is open they are its own. */
export function useCounterKeys(): void {
  const counter = useCounter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { dialog } = counter.store.getState();
      if (dialog || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const act = isTyping(event.target) ? functionKeys[event.key] : (functionKeys[event.key] ?? plainKeys[event.key]);
      if (!act) return;
      event.preventDefault();
      act(counter);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [counter]);
}

type Act = (counter: Counter) => void;

const functionKeys: Readonly<Record<string, Act>> = {
  F4: (counter) => {
    const order = counter.order();
    if (order?.status.state === 'open' && activeLines(order).length > 0) {
      counter.show({ kind: 'discount', lineId: null });
    }
  },
  F8: (counter) => counter.send(),
  F9: (counter) => counter.startPaying(),
};

const plainKeys: Readonly<Record<string, Act>> = {
  '/': focusSearch,
  Escape: (counter) => counter.store.setState({ paying: false, count: '' }),
  '+': (counter) => counter.repeatLast(),
  Backspace: (counter) => counter.store.setState(({ count }) => ({ count: count.slice(0, -1) })),
  ...Object.fromEntries([...'0123456789'].map((digit) => [digit, (counter: Counter) => typeCount(counter, digit)])),
};

/** How many of the next item: while somebody pays, digits are money. */
function typeCount(counter: Counter, digit: string): void {
  counter.store.setState(({ count, paying }) => (paying ? {} : { count: nextCount(count, digit) }));
}

function focusSearch(counter: Counter): void {
  counter.store.setState({ paying: false });
  document.querySelector<HTMLInputElement>('[data-search]')?.focus();
}
