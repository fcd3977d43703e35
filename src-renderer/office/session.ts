import { z } from 'zod';
import { err, ok, type Result } from '#shared/result.ts';

/** Who is signed in on this page. */
const owner = z.object({ email: z.string(), name: z.string() });
export type Owner = z.output<typeof owner>;

export type SignInProblem = 'wrong-credentials' | 'too-many-tries' | 'unreachable' | 'broken';

/** The owner's session with the cloud: an HttpOnly cookie that this page never sees; spec [OF1]. */
export interface Session {
  /** Who is signed in, or null. */
  read(): Promise<Result<Owner | null, 'unreachable'>>;
  signIn(email: string, password: string): Promise<Result<Owner, SignInProblem>>;
  signOut(): Promise<Result<null, 'unreachable'>>;
}

export function createSession(origin: string, fetch: typeof globalThis.fetch): Session {
  const post = (path: string, body: unknown) =>
    fetch(`${origin}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    async read() {
      try {
        const response = await fetch(`${origin}/api/auth/get-session`);
        if (!response.ok) return response.status < 500 ? ok(null) : err('unreachable');
        const answer = z
          .object({ user: owner })
          .nullable()
          .safeParse(await response.json());
        return ok(answer.data?.user ?? null);
      } catch {
        return err('unreachable');
      }
    },
    async signIn(email, password) {
      try {
        const response = await post('sign-in/email', { email, password });
        if (!response.ok) return err(problemOf(response.status));
        const answer = z.object({ user: owner }).safeParse(await response.json());
        return answer.success ? ok(answer.data.user) : err('broken');
      } catch {
        return err('unreachable');
      }
    },
    async signOut() {
      try {
        const response = await post('sign-out', {});
        return response.ok || response.status === 401 ? ok(null) : err('unreachable');
      } catch {
        return err('unreachable');
      }
    },
  };
}

function problemOf(status: number): SignInProblem {
  if (status === 400 || status === 401 || status === 422) return 'wrong-credentials';
  if (status === 429) return 'too-many-tries';
  return status > 500 ? 'unreachable' : 'broken';
}
