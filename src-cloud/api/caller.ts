import type { IncomingHttpHeaders } from 'node:http';

/** Who asks, as far as the connection tells. */
export interface Caller {
  readonly headers: Headers;
  /** The token of `Authorization: Bearer`, or null. */
  readonly token: string | null;
  /** The address that tries are counted by. */
  readonly address: string;
  /** On this very machine, and not passed on for somebody else. */
  readonly isLocal: boolean;
}

/** `address` is the client's, by the proxies that are trusted; `peer` is whoever holds the connection. */
export function readCaller(headers: IncomingHttpHeaders, address: string, peer: string | undefined): Caller {
  const forwarded = Object.keys(headers).some(
    (name) => name === 'forwarded' || name.startsWith('x-forwarded-') || name === 'x-real-ip' || name === 'via',
  );
  return {
    headers: toHeaders(headers),
    token: /^Bearer ([\w-]{20,100})$/.exec(headers.authorization ?? '')?.[1] ?? null,
    address,
    isLocal: isLoopback(peer) && !forwarded,
  };
}

export const isLoopback = (address: string | undefined): boolean =>
  address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address ?? '');

export function toHeaders(headers: IncomingHttpHeaders): Headers {
  const made = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) if (value !== undefined) made.append(name, one);
  }
  return made;
}
