import type { IncomingHttpHeaders } from 'node:http';
import { type CodedError, codedErrors } from './coded-error.ts';

/** Under what this machine alone asks for a till. */
export const loopbackHosts = (port: number): string[] =>
  ['127.0.0.1', 'localhost', '[::1]'].map((name) => (port === 80 ? name : `${name}:${port}`));

/**
 * Refuses whoever does not speak to the till as one of its own hosts; null when all is well. A name of another site that resolves to
 * this machine (DNS rebinding) fails by its Host, a page of another origin by its Origin, and what such a page loads
 * without an Origin (an image, a script) by Sec-Fetch-Site, which browsers send and pages cannot forge; spec [ST3].
 */
export function refuseForeign(headers: IncomingHttpHeaders, hosts: readonly string[]): CodedError | null {
  if (!headers.host || !hosts.includes(headers.host.toLowerCase())) return codedErrors.foreignHost;
  if (headers.origin !== undefined && !hosts.some((host) => headers.origin === `http://${host}`)) {
    return codedErrors.foreignOrigin;
  }
  const site = headers['sec-fetch-site'];
  const opensAPage = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  const foreign = site === 'cross-site' || site === 'same-site';
  return foreign && !opensAPage ? codedErrors.foreignOrigin : null;
}
