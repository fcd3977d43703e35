import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping } from '../components/is-typing.ts';
import { showNotice } from '../components/notices/notice-store.ts';
import type { Counter } from './counter.ts';
import { useCounter } from './counter-context.tsx';
import { createScanBurst, LAPSE_MS } from './scan-burst.ts';

/**
 * A scanner that types, anywhere on the counter; spec [U30]. Keys that may be a code are held back until it shows what they
 * are, so that a code presses nothing on its way; what turns out to be typed is given back. A field that somebody writes in
 * keeps its keys, but for the menu's search, which a code leaves as it was.
 */
export function useScanner(): void {
  const counter = useCounter();
  const { t } = useTranslation('counter');
  useEffect(() => {
    const listener = listenForCodes((code) => {
      const { dialog } = counter.store.getState();
      if (dialog) showNotice(t('scan.closeFirst'), 'warning');
      else if (!counter.scan(code)) showNotice(t('scan.unknown', { code }), 'warning');
    }, counter);
    window.addEventListener('keydown', listener.onKey, { capture: true });
    // A finger presses after what was typed before it, however soon.
    window.addEventListener('pointerdown', listener.giveBackNow, { capture: true });
    return () => {
      window.removeEventListener('keydown', listener.onKey, { capture: true });
      window.removeEventListener('pointerdown', listener.giveBackNow, { capture: true });
      listener.stop();
    };
  }, [counter, t]);
}

function listenForCodes(onCode: (code: string) => void, counter: Counter) {
  const burst = createScanBurst();
  const givenBack = new WeakSet<Event>();
  let target: EventTarget | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let queryBefore = '';
  const giveBack = (keys: readonly string[]) => {
    for (const key of keys) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true });
      givenBack.add(event);
      target?.dispatchEvent(event);
    }
  };
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  return {
    stop: () => clearTimeout(timer),
    giveBackNow() {
      clearTimeout(timer);
      giveBack(burst.lapse());
    },
    onKey(event: KeyboardEvent) {
      if (givenBack.has(event) || event.ctrlKey || event.metaKey || event.altKey || event.key === 'Shift') return;
      const field = fieldOf(event.target);
      if (field === 'other') return;
      clearTimeout(timer);
      const query = counter.store.getState().query;
      const step = burst.key(event.key, event.timeStamp);
      if (step.kind === 'code') {
        swallow(event);
        if (field === 'search') counter.store.setState({ query: queryBefore });
        return onCode(step.code);
      }
      if (field === 'search') {
        if (burst.size() === 1) queryBefore = query;
        return;
      }
      if (step.kind === 'typed') giveBack(step.held);
      target = event.target;
      if (burst.size() === 0) return;
      swallow(event);
      timer = setTimeout(() => giveBack(burst.lapse()), LAPSE_MS);
    },
  };
}

/** Where a key goes: the menu's search, another field that somebody writes in, or no field. */
function fieldOf(target: EventTarget | null): 'search' | 'other' | null {
  if (!(target instanceof HTMLElement)) return null;
  if (target.matches('[data-search]')) return 'search';
  return isTyping(target) || target.matches('select') ? 'other' : null;
}
