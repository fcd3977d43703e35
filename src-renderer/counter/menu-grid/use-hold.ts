import { type PointerEvent, useMemo, useRef } from 'react';
import { afterPaint } from '../../till-client/after-paint.ts';

const HOLD_MS = 430;
const GRACE_MS = 20;
/** A finger that wanders further is scrolling. */
const SLACK_PX = 10;

export interface HoldHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onPointerLeave: () => void;
  readonly onContextMenu: (event: { preventDefault(): void }) => void;
}

/**
 * Marks what is pressed (`data-pressed`) and calls back when a finger or button rests on it; `wasHeld` then tells the
 * click that follows to stand back.
 */
export function useHold(onHold: (target: HTMLElement) => void): { wasHeld: () => boolean; handlers: HoldHandlers } {
  const latest = useRef(onHold);
  latest.current = onHold;

  return useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from: { x: number; y: number } | null = null;
    let held = false;
    let pressed: HTMLElement | null = null;
    // It looks released a frame after the tap, so that the tap's own frame draws one corner of the screen, not two.
    const release = () => {
      const released = pressed;
      pressed = null;
      if (!released) return;
      void afterPaint().then(() => {
        if (released !== pressed) delete released.dataset.pressed;
      });
    };
    const press = (target: HTMLElement) => {
      release();
      pressed = target;
      target.dataset.pressed = '';
    };
    const stop = () => {
      clearTimeout(timer);
      release();
    };
    return {
      wasHeld: () => held,
      handlers: {
        onPointerDown(event) {
          held = false;
          if (event.button !== 0) return;
          from = { x: event.clientX, y: event.clientY };
          const { currentTarget } = event;
          clearTimeout(timer);
          press(currentTarget);
          timer = setTimeout(() => {
            // A busy page runs this before the release that already waits in line: that release gets its turn first.
            timer = setTimeout(() => {
              held = true;
              latest.current(currentTarget);
            }, GRACE_MS);
          }, HOLD_MS);
        },
        onPointerMove(event) {
          if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) > SLACK_PX) stop();
        },
        onPointerUp: stop,
        onPointerCancel: stop,
        onPointerLeave: stop,
        // A long touch means `hold` here, not the browser's own menu.
        onContextMenu: (event) => event.preventDefault(),
      },
    };
  }, []);
}
