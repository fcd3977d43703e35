const TURNED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** An arrow key as it leads along the line: where lines run from right to left, the left arrow leads on. */
export const arrowAsRead = (key: string): string =>
  document.documentElement.dir === 'rtl' ? (TURNED[key] ?? key) : key;
