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
  return {
    headers: toHeaders(headers),
    token: /^Bearer ([\w-]{20,100})$/.exec(headers.authorization ?? '')?.[1] ?? null,
    address,
    isLocal: isLoopback(peer) && isLocalName(headers.host) && !Object.keys(headers).some(isPassedOn),
  };
}

const isLoopback = (address: string | undefined): boolean =>
  address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address ?? '');
const isLocalName = (host: string | undefined): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host ?? '');
const isPassedOn = (header: string): boolean =>
  /^(forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/.test(header);

function toHeaders(headers: IncomingHttpHeaders): Headers {
  const made = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) if (value !== undefined) made.append(name, one);
  }
  return made;
}
