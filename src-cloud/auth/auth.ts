import { betterAuth } from 'better-auth';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Caller } from '../api/caller.ts';
import { isDemoOwner } from './demo-owner.ts';

export interface AuthOptions {
  /** Connections as the role that alone may read who signs in. */
  readonly pool: Pool;
  readonly secret: string;
  /** Whether browsers reach the cloud by HTTPS, so that cookies may be kept from plain HTTP. */
  readonly secure: boolean;
  readonly log: Logger;
}

export type Auth = ReturnType<typeof createAuth>;

/** The header in which the cloud itself tells better-auth where a request came from; a client's own is thrown away. */
export const ADDRESS_HEADER = 'x-evertill-address';

/** Owners sign in by e-mail and password; nobody can sign up; spec [CL12]. */
export function createAuth({ pool, secret, secure, log }: AuthOptions) {
  return betterAuth({
    database: pool,
    secret,
    basePath: '/api/auth',
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    session: { expiresIn: 14 * 24 * 60 * 60 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: 10 } },
    },
    advanced: {
      useSecureCookies: secure,
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true, secure },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => log[level === 'error' ? 'error' : 'debug']({ from: 'better-auth' }, message),
    },
  });
}

export interface Owner {
  readonly userId: string;
}

/** Who is signed in, or null. The demonstration's owner exists only on its own machine. */
export async function ownerOf(auth: Auth, caller: Caller): Promise<Owner | null> {
  const session = await auth.api
    .getSession({ headers: caller.headers, query: { disableRefresh: true } })
    .catch(async (error) => {
      await askDatabase(auth);
      throw error;
    });
  if (!session || (isDemoOwner(session.user.email) && !caller.isLocal)) return null;
  return { userId: session.user.id };
}

/** better-auth tells no failure of the database from a mistake of its own. Throws what is wrong with the database. */
export async function askDatabase(auth: Auth): Promise<void> {
  const { adapter } = await auth.$context;
  await adapter.findMany({ model: 'verification', limit: 1 });
}
