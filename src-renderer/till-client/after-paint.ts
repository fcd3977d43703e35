/** A window in the background paints nothing: it does not wait for it. */
const LONGEST_MS = 50;

/** Resolves after the next frame has been painted. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    // A frame's callbacks run before it is painted; the task after them runs after.
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LONGEST_MS);
  });
