const NETWORK = 'tcp://';
const SCREEN = 'virtual:';

export type PrinterKind = 'network' | 'screen';

export const kindOf = (address: string): PrinterKind => (address.startsWith(SCREEN) ? 'screen' : 'network');

/** The address as a person writes it: without the scheme that the kind already says. */
export const shownAddress = (address: string): string => address.replace(/^tcp:\/\//i, '');

/** The address of what a person wrote, which may carry the scheme or not; spec [OF17]. */
export const networkAddress = (text: string): string => `${NETWORK}${shownAddress(text.trim())}`;

/** The address a printer starts with when it is made another kind: its own, where it was of that kind before. */
export function addressOfKind(kind: PrinterKind, before: string): string {
  if (kindOf(before) === kind) return before;
  return kind === 'screen' ? SCREEN : NETWORK;
}
