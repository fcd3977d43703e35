import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * One stop for Tab among the buttons of a group, arrows, Home and End within it. Tab comes back to where it left.
 * Spread the answer on the group's element.
 */
export function useRoving<E extends HTMLElement>() {
  const group = useRef<E>(null);
  // After every painting, since buttons come and go: exactly one of them is the stop.
  useEffect(() => {
    const buttons = buttonsOf(group.current);
    const stop = buttons.find((one) => one.tabIndex === 0 && one.dataset.rovingStop === 'true');
    makeStop(buttons, stop ?? buttons.find((one) => one.ariaCurrent === 'true') ?? buttons[0]);
  });

  const handlers = useMemo(
    () => ({
      onKeyDown(event: KeyboardEvent<E>) {
        const buttons = buttonsOf(event.currentTarget);
        const at = buttons.indexOf(event.target as HTMLButtonElement);
        const next = at < 0 ? undefined : buttonFor(event.key, buttons, at);
        if (!next) return;
        event.preventDefault();
        next.focus();
      },
      onFocus(event: { currentTarget: E; target: EventTarget }) {
        const buttons = buttonsOf(event.currentTarget);
        const focused = buttons.find((one) => one === event.target);
        if (focused) makeStop(buttons, focused);
      },
    }),
    [],
  );
  return { ref: group, ...handlers };
}

const buttonsOf = (group: HTMLElement | null): HTMLButtonElement[] =>
  group ? [...group.querySelectorAll<HTMLButtonElement>('button')] : [];

function makeStop(buttons: readonly HTMLButtonElement[], stop: HTMLButtonElement | undefined): void {
  for (const button of buttons) {
    button.tabIndex = button === stop ? 0 : -1;
    button.dataset.rovingStop = String(button === stop);
  }
}

function buttonFor(key: string, buttons: readonly HTMLButtonElement[], at: number): HTMLButtonElement | undefined {
  if (key === 'Home') return buttons[0];
  if (key === 'End') return buttons.at(-1);
  const step = STEPS[key];
  return step ? buttons[at + step] : undefined;
}
