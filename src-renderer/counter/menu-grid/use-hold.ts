import { type PointerEvent, useMemo, useRef } from 'react';

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

/** Calls back when a finger or button rests on something; `wasHeld` then tells the click that follows to stand back. */
export function useHold(onHold: (target: HTMLElement) => void): { wasHeld: () => boolean; handlers: HoldHandlers } {
  const latest = useRef(onHold);
  latest.current = onHold;

  return useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from: { x: number; y: number } | null = null;
    let held = false;
    const stop = () => clearTimeout(timer);
    return {
      wasHeld: () => held,
      handlers: {
        onPointerDown(event) {
          held = false;
          if (event.button !== 0) return;
          from = { x: event.clientX, y: event.clientY };
          const { currentTarget } = event;
          stop();
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
