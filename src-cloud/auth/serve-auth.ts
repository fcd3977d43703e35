import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readCaller } from '../api/caller.ts';
import { codedErrors, sendCoded } from '../api/coded-error.ts';
import { ADDRESS_HEADER, type Auth, askDatabase, ownerOf } from './auth.ts';
import { isDemoOwner } from './demo-owner.ts';

/** The three things of better-auth that the owner's page needs; all else that it could do is not reachable; [CL12]. */
export function serveAuth(app: FastifyInstance, auth: Auth): void {
  const options = { bodyLimit: 16 * 1024 };
  app.post('/api/auth/sign-in/email', options, async (request, reply) => {
    const caller = callerOf(request);
    const { email } = z.object({ email: z.unknown() }).catch({ email: null }).parse(request.body);
    if (isDemoOwner(email) && !caller.isLocal) return sendCoded(reply, codedErrors.demoElsewhere);
    return passOn(auth, request, reply);
  });
  app.post('/api/auth/sign-out', options, (request, reply) => passOn(auth, request, reply));
  app.get('/api/auth/get-session', async (request, reply) => {
    if (await ownerOf(auth, callerOf(request))) return passOn(auth, request, reply);
    return reply.header('cache-control', 'no-store').type('application/json').send('null');
  });
}

const callerOf = (request: FastifyRequest) => readCaller(request.headers, request.ip, request.socket.remoteAddress);

async function passOn(auth: Auth, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { headers, address } = callerOf(request);
  headers.set(ADDRESS_HEADER, address);
  const url = new URL(request.url, headers.get('origin') ?? `http://${request.headers.host}`);
  const body = request.method === 'POST' ? JSON.stringify(request.body ?? {}) : null;
  headers.delete('content-length');
  const response = await auth.handler(new Request(url, { method: request.method, headers, body }));
  reply.header('cache-control', 'no-store');
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  if (response.status >= 500) {
    await askDatabase(auth);
    return sendCoded(reply, codedErrors.bug);
  }
  if (response.status === 429) return sendCoded(reply, codedErrors.tooMany);
  const answer: unknown = await response.json();
  if (response.ok) return reply.send(withoutSecrets.parse(answer));
  return sendCoded(reply, { ...problemOf.parse(answer), status: response.status });
}

/** The session's token stays in its HttpOnly cookie; better-auth would tell it to the page as well. */
const withoutSecrets = z
  .object({ user: z.object({ name: z.string(), email: z.string() }).optional(), success: z.boolean().optional() })
  .nullable();

const problemOf = z.object({
  code: z.string().catch(codedErrors.badRequest.code),
  message: z.string().catch(codedErrors.badRequest.message),
});
