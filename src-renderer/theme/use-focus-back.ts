import { useEffect } from 'react';

/** How many are remembered: what opened a dialog may be gone when it closes, as an entry of a menu is, and what had the keyboard before counts. */
const REMEMBERED = 8;
const DIALOG = '[aria-modal="true"]';

/**
 * Gives the keyboard back to what opened a dialog once it is closed; spec [U51]. Dialogs are put on the page when they open and taken
 * off when they close, of which Mantine's own way learns nothing.
 */
export function useFocusBack(): void {
  useEffect(() => {
    const dialogs = new Set<Element>();
    let had: HTMLElement[] = [];
    const gone = new MutationObserver(() => {
      const closed = [...dialogs].filter((dialog) => !dialog.isConnected);
      if (closed.length === 0) return;
      for (const dialog of closed) dialogs.delete(dialog);
      if (dialogs.size === 0) gone.disconnect();
      had = had.filter(({ isConnected }) => isConnected);
      if (isNowhere()) giveBack(had);
    });
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      had = [target, ...had.filter((one) => one !== target)].slice(0, REMEMBERED);
      const dialog = target.closest(DIALOG);
      if (!dialog || dialogs.has(dialog)) return;
      dialogs.add(dialog);
      gone.observe(document.body, { childList: true, subtree: true });
    };
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('focusin', onFocus);
      gone.disconnect();
    };
  }, []);
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

/** To the last that had it and can have it now; where another dialog is still open, to one of that. */
function giveBack(had: readonly HTMLElement[]): void {
  const open = [...document.querySelectorAll(DIALOG)].at(-1) ?? document.body;
  for (const one of had) {
    if (!open.contains(one)) continue;
    one.focus({ preventScroll: true });
    if (document.activeElement === one) return;
  }
}
