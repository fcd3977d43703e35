const WITHOUT_TEXT = new Set(['radio', 'checkbox', 'file', 'color']);

/** Whether keys write into what has the focus. A choice or a box has it, too, and takes no text. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !WITHOUT_TEXT.has(target.type)) ||
  (target instanceof HTMLElement && target.isContentEditable);
