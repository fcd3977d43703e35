import { printerAddress } from '#shared/settings/settings.ts';

export type PrinterPlace =
  | { readonly kind: 'virtual' }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

/** Where a printer's address leads, or null when it leads nowhere; the port is 9100 unless named; spec [P30]. */
export function parsePrinterAddress(address: string): PrinterPlace | null {
  if (!printerAddress.safeParse(address).success) return null;
  if (/^virtual:/i.test(address)) return { kind: 'virtual' };
  const match = /^tcp:\/\/(?:\[(?<v6>.+)\]|(?<host>[^:]+))(?::(?<port>\d+))?$/i.exec(address);
  const host = match?.groups?.v6 ?? match?.groups?.host;
  const port = Number(match?.groups?.port ?? 9_100);
  return host && port >= 1 && port <= 65_535 ? { kind: 'tcp', host, port } : null;
}
