import type { Page } from 'playwright-core';

/** What a scanner does: the whole code in a burst, ended by Enter, however busy this machine is. */
export const scan = (page: Page, code: string) =>
  page.evaluate(
    (keys) => {
      const begun = performance.now();
      for (const [at, key] of keys.entries()) {
        const target = document.activeElement ?? document.body;
        const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
        Object.defineProperty(event, 'timeStamp', { value: begun + at * 5 });
        const isFree = target.dispatchEvent(event);
        if (isFree && target instanceof HTMLInputElement && key.length === 1)
          document.execCommand('insertText', false, key);
        if (isFree && target instanceof HTMLButtonElement && key === 'Enter') target.click();
      }
    },
    [...code, 'Enter'],
  );
