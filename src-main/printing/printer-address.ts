import { printerAddress } from '#shared/settings/settings.ts';

/** Where a slip can be taken. */
export type PrinterPlace =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'device'; readonly path: string }
  | { readonly kind: 'queue'; readonly name: string };

/** Where a printer's address leads, or null when it leads nowhere; a network port is 9100 unless named; spec [P30]. */
export function parsePrinterAddress(address: string): PrinterPlace | { readonly kind: 'virtual' } | null {
  if (!printerAddress.safeParse(address).success) return null;
  if (/^virtual:/i.test(address)) return { kind: 'virtual' };
  const [, scheme = '', rest = ''] = /^(device|queue):(.+)$/i.exec(address) ?? [];
  if (scheme.toLowerCase() === 'queue') return { kind: 'queue', name: rest };
  // Windows finds ports above COM9 only by this longer name.
  if (scheme) return { kind: 'device', path: /^com\d+$/i.test(rest) ? `\\\\.\\${rest.toUpperCase()}` : rest };
  const match = /^tcp:\/\/(?:\[(?<v6>.+)\]|(?<host>[^:]+))(?::(?<port>\d+))?$/i.exec(address);
  const host = match?.groups?.v6 ?? match?.groups?.host;
  const port = Number(match?.groups?.port ?? 9_100);
  return host && port >= 1 && port <= 65_535 ? { kind: 'tcp', host, port } : null;
}

/** Names one device, however its address is written: what is known of it, and whose turn it is, goes by this. */
export function keyOfPlace(place: PrinterPlace): string {
  switch (place.kind) {
    case 'tcp':
      return `tcp ${place.host.toLowerCase()} ${place.port}`;
    case 'device':
      return `device ${place.path}`;
    case 'queue':
      return `queue ${place.name}`;
    default:
      return place satisfies never;
  }
}

/** Begins a sentence about a printer. */
export function wordsForPlace(place: PrinterPlace): string {
  switch (place.kind) {
    case 'tcp':
      return `The printer at ${place.host}:${place.port}`;
    case 'device':
      return `The printer at ${place.path}`;
    case 'queue':
      return `The print queue ${place.name}`;
    default:
      return place satisfies never;
  }
}
