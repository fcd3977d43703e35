const SCHEMES = { network: 'tcp://', device: 'device:', queue: 'queue:', screen: 'virtual:' } as const;

export type PrinterKind = keyof typeof SCHEMES;

export const PRINTER_KINDS: readonly PrinterKind[] = ['network', 'device', 'queue', 'screen'];

export const kindOf = (address: string): PrinterKind =>
  PRINTER_KINDS.find((kind) => address.toLowerCase().startsWith(SCHEMES[kind])) ?? 'network';

/** The address as a person writes it: without the scheme that the kind already says. */
export const shownAddress = (address: string): string => {
  const scheme = SCHEMES[kindOf(address)];
  return address.toLowerCase().startsWith(scheme) ? address.slice(scheme.length) : address;
};

/** The address of what a person wrote for a kind, which may carry the scheme or not; spec [OF17]. */
export function typedAddress(kind: PrinterKind, text: string): string {
  const scheme = SCHEMES[kind];
  const typed = text.trim();
  return typed.toLowerCase().startsWith(scheme) ? `${scheme}${typed.slice(scheme.length)}` : `${scheme}${typed}`;
}

/** The address a printer starts with when it is made another kind: its own, where it was of that kind before. */
export const addressOfKind = (kind: PrinterKind, before: string): string =>
  kindOf(before) === kind ? before : SCHEMES[kind];
