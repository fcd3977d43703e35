import { type FocusEvent, type KeyboardEvent, useEffect, useMemo, useRef } from 'react';

import { arrowAsRead } from './arrow-as-read.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * One stop for Tab among the buttons of a group, arrows, Home and End within it. Tab comes back to where it left.
 * Spread the answer on the group's element.
 */
export function useRoving<E extends HTMLElement>() {
  const group = useRef<E>(null);
  const stop = useRef<HTMLButtonElement | null>(null);
  // After every painting, since buttons come and go: exactly one of them is the stop.
  useEffect(() => {
    const buttons = buttonsOf(group.current);
    if (!stop.current || !buttons.includes(stop.current)) {
      stop.current = buttons.find((one) => one.ariaCurrent === 'true') ?? buttons[0] ?? null;
    }
    makeStop(buttons, stop.current);
  });

  const handlers = useMemo(
    () => ({
      onKeyDown(event: KeyboardEvent<E>) {
        const buttons = buttonsOf(event.currentTarget);
        const at = buttons.indexOf(event.target as HTMLButtonElement);
        const next = at < 0 ? undefined : buttonFor(arrowAsRead(event.key), buttons, at);
        if (!next) return;
        event.preventDefault();
        next.focus();
      },
      onFocus(event: FocusEvent<E>) {
        const buttons = buttonsOf(event.currentTarget);
        stop.current = buttons.find((one) => one.contains(event.target)) ?? stop.current;
        makeStop(buttons, stop.current);
      },
    }),
    [],
  );
  return { ref: group, ...handlers };
}

const buttonsOf = (group: HTMLElement | null): HTMLButtonElement[] =>
  group ? [...group.querySelectorAll<HTMLButtonElement>('button')] : [];

/** Writes only what differs: every write makes the browser look at the page again. */
function makeStop(buttons: readonly HTMLButtonElement[], stop: HTMLButtonElement | null): void {
  for (const button of buttons) {
    const tabIndex = button === stop ? 0 : -1;
    if (button.getAttribute('tabindex') !== String(tabIndex)) button.tabIndex = tabIndex;
  }
}

function buttonFor(key: string, buttons: readonly HTMLButtonElement[], at: number): HTMLButtonElement | undefined {
  if (key === 'Home') return buttons[0];
  if (key === 'End') return buttons.at(-1);
  const step = STEPS[key];
  return step ? buttons[at + step] : undefined;
}
