/** What the page has drawn takes the browser about this long to show; work of ours in between would delay it. */
const SHOWING_MS = 8;
/** A window in the background paints nothing: it does not wait for it. */
const LONGEST_MS = 50;

/** Resolves once the next frame is on the screen. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, SHOWING_MS));
    setTimeout(resolve, LONGEST_MS);
  });
