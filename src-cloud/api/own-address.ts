import type { IncomingHttpHeaders } from 'node:http';
import { type CodedError, codedErrors } from './coded-error.ts';

/**
 * Refuses whoever does not speak to the cloud by its own name, and pages of other origins; null when all is well;
 * spec [CL13]. A name of another site that resolves here (DNS rebinding) fails by its Host; Sec-Fetch-Site is sent by
 * browsers also where there is no Origin, and pages cannot forge it.
 */
export function refuseForeign(headers: IncomingHttpHeaders, ownOrigins: readonly string[]): CodedError | null {
  const host = headers.host?.toLowerCase();
  if (!host || !ownOrigins.some((origin) => new URL(origin).host === host)) return codedErrors.foreignHost;
  if (headers.origin !== undefined && !ownOrigins.includes(headers.origin)) return codedErrors.foreignOrigin;
  const site = headers['sec-fetch-site'];
  const isNavigation = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return (site === 'cross-site' || site === 'same-site') && !isNavigation ? codedErrors.foreignOrigin : null;
}

/** The addresses that the cloud goes by: the one it was given, and this machine's names for the port it listens at. */
export function originsOf(publicUrl: string | null, port: number): string[] {
  const local = ['127.0.0.1', 'localhost', '[::1]'].map((name) => new URL(`http://${name}:${port}`).origin);
  return publicUrl ? [new URL(publicUrl).origin, ...local] : local;
}
