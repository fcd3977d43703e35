import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Instant } from '#shared/time/instant.ts';
import { equalSecrets } from '../equal-secrets.ts';

/** How long the printed address works. */
const CODE_LIFE_MS = 10 * 60_000;
/** How long a browser stays let in after it last opened the page. */
const SESSION_LIFE_MS = 30 * 24 * 60 * 60_000;

/** Who may use the station: a browser that came by a one-time code, or a script that knows the local token. */
export interface Access {
  /** A new code for one browser; spec [ST4]. */
  mintCode(): string;
  /** Whether `code` lets a browser in. It does so once. */
  redeemCode(code: string): boolean;
  /** A `Set-Cookie` that keeps the browser in. */
  sessionCookie(): string;
  /** Who sends these headers; null for a stranger. */
  identify(headers: IncomingHttpHeaders): 'browser' | 'script' | null;
}

/**
 * A session is signed with the local token, so that it outlives the process and needs no store; a new token ends all
 * sessions. Cookies know no ports: the cookie's name carries ours, so that two tills of one machine keep apart.
 */
export function createAccess(options: { token: string; port: () => number; now: () => Instant }): Access {
  const { token, port, now } = options;
  const codes = new Map<string, Instant>();
  const cookieName = () => `evertill-${port()}`;
  const sign = (expires: number) =>
    createHmac('sha256', token).update(`browser session ${port()} until ${expires}`).digest('base64url');

  return {
    mintCode() {
      for (const [code, expires] of codes) if (expires <= now()) codes.delete(code);
      const code = randomBytes(16).toString('base64url');
      codes.set(code, (now() + CODE_LIFE_MS) as Instant);
      return code;
    },
    redeemCode(code) {
      const expires = codes.get(code);
      codes.delete(code);
      return expires !== undefined && expires > now();
    },
    sessionCookie() {
      const expires = now() + SESSION_LIFE_MS;
      const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${SESSION_LIFE_MS / 1_000}`;
      return `${cookieName()}=${expires}.${sign(expires)}; ${attributes}`;
    },
    identify(headers) {
      const bearer = /^Bearer +([\w.~+/-]+=*) *$/i.exec(headers.authorization ?? '')?.[1];
      if (bearer !== undefined) return equalSecrets(bearer, token) ? 'script' : null;
      const session = readCookie(headers.cookie, cookieName());
      const [, expires, signature] = /^(\d{1,15})\.([\w-]{43})$/.exec(session ?? '') ?? [];
      if (!expires || !signature || !equalSecrets(signature, sign(Number(expires)))) return null;
      return Number(expires) > now() ? 'browser' : null;
    },
  };
}

export function readCookie(header: string | undefined, name: string): string | undefined {
  const start = `${name}=`;
  return header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(start))
    ?.slice(start.length);
}
