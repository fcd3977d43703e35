import type { Socket } from 'node:net';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { readCaller } from './api/caller.ts';
import { codedErrors, codeHttpError, sendCoded } from './api/coded-error.ts';
import { originsOf, refuseForeign } from './api/own-address.ts';
import { createRouter } from './api/router.ts';
import { securityHeaders } from './api/security-headers.ts';
import { serveApi } from './api/serve-api.ts';
import { serveOffice } from './api/serve-office.ts';
import type { Services } from './api/services.ts';
import { unpackBodies } from './api/unpack-body.ts';
import { serveAuth } from './auth/serve-auth.ts';
import { isDatabaseAway } from './db/connect.ts';
import type { CloudDb } from './db/schema.ts';
import { knownTill } from './devices/devices.ts';
import { type Pushed, tellRefusedPush } from './ingest/refused-pushes.ts';
import { serveReceipts } from './receipts/serve-receipts.ts';
import { serveShapes } from './shapes/serve-shapes.ts';
import type { ShapeSource } from './shapes/shape-request.ts';
import { endSilentConnections } from './silent-connections.ts';

export interface ServerOptions {
  readonly services: Services;
  readonly shapes: ShapeSource;
  /** The address that people and tills know, or null for this machine alone. */
  readonly publicUrl: string | null;
  readonly trustedProxies: readonly string[];
  readonly rendererDirectory: string;
  readonly log: Logger;
}

const BODY_LIMIT = 8 * 1024 * 1024;

/** All that the cloud answers by HTTP, before it listens. */
export function createServer({ services, shapes, publicUrl, trustedProxies, rendererDirectory, log }: ServerOptions) {
  const app: FastifyInstance = fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, _, reply) => sendCoded(reply, codeHttpError(error)),
    clientErrorHandler: answerBrokenRequest,
  });
  app.removeContentTypeParser('text/plain');
  endSilentConnections(app);
  logRequests(app, log);
  endConnections(app);
  guard(app, publicUrl);
  unpackBodies(app, BODY_LIMIT);
  serveHealth(app, services.db);
  serveAuth(app, services.auth);
  serveShapes(app, { ...services, shapes }, log);
  serveApi(app, createRouter(services), log);
  serveReceipts(app, services);
  serveOffice(app, rendererDirectory);
  app.setNotFoundHandler((_, reply) => sendCoded(reply, codedErrors.notFound));
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const coded = isDatabaseAway(error) ? codedErrors.noDatabase : codeHttpError(error);
    if (coded.status === 500) log.error({ err: error }, 'a request failed');
    if (coded.status === 503) reply.header('retry-after', '1');
    if (!request.raw.complete) readOut(request, reply);
    await tellUnreadPush(services, request, coded.code, log);
    return sendCoded(reply, coded);
  });
  return app;
}

/** More than any client of ours sends: whoever goes on after it is cut off. */
const MOST_READ_OUT = 64 * 1024 * 1024;

/** Whoever is still sending hears no answer from a connection that is closed: the rest is read, and forgotten. */
function readOut({ raw }: FastifyRequest, reply: FastifyReply): void {
  reply.removeHeader('connection');
  let left = MOST_READ_OUT;
  raw.on('data', ({ length }: Buffer) => {
    left -= length;
    if (left < 0) raw.destroy();
  });
}

const pushedTo: Readonly<Record<string, Pushed>> = {
  '/v1/sync/journal': 'entries',
  '/v1/sync/rows': 'rows',
  '/rpc/sync/journal': 'entries',
  '/rpc/sync/rows': 'rows',
};

/** A push that never got as far as its handler: too large, cut short or no JSON. */
async function tellUnreadPush(
  { db, now }: Services,
  { url, headers, ip, socket }: FastifyRequest,
  code: string,
  log: Logger,
): Promise<void> {
  const pushed = pushedTo[url.split('?')[0] ?? ''];
  if (!pushed) return;
  try {
    const known = await knownTill(db, readCaller(headers, ip, socket.remoteAddress).token);
    if (known) await tellRefusedPush(db, known.till, pushed, code, now());
  } catch (error) {
    log.warn({ problem: String(error) }, 'the owner could not be told of a push');
  }
}

const HEALTH = ['/healthz', '/readyz'];

function guard(app: FastifyInstance, publicUrl: string | null): void {
  const headers = securityHeaders(publicUrl?.startsWith('https:') ?? false);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    // Whoever watches over the machines knows them by other names.
    if (HEALTH.includes(request.routeOptions.url ?? '')) return;
    const foreign = refuseForeign(request.headers, originsOf(publicUrl, request.socket.localPort ?? 0));
    if (foreign) return sendCoded(reply, foreign);
  });
}

function serveHealth(app: FastifyInstance, db: CloudDb): void {
  app.get('/healthz', (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    try {
      await sql`SELECT 1`.execute(db);
    } catch {
      return sendCoded(reply, codedErrors.noDatabase);
    }
    return reply.header('cache-control', 'no-store').send({ status: 'ok' });
  });
}

/**
 * Whoever is answered while the cloud ends is told to hang up. Only what is idle in that very moment is cut off, and a
 * connection that fell idle a moment later would be waited for, for more than a minute.
 */
function endConnections(app: FastifyInstance): void {
  let isEnding = false;
  app.addHook('preClose', async () => {
    isEnding = true;
  });
  app.addHook('onSend', async (_, reply) => {
    if (isEnding) reply.header('connection', 'close');
  });
}

/** A line for each request, without its query, headers or body: no token, cookie or e-mail gets into a log. */
function logRequests(app: FastifyInstance, log: Logger): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const line = {
      method,
      route: routeOptions.url ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    log[reply.statusCode >= 500 ? 'warn' : 'info'](line, 'answered');
  });
}

/** What is no HTTP at all. */
function answerBrokenRequest(_: Error, socket: Socket): void {
  if (!socket.writable) return;
  const { code, status, message } = codedErrors.badRequest;
  const body = JSON.stringify({ defined: false, code, status, message });
  const head = ['HTTP/1.1 400 Bad Request', 'Connection: close', 'Content-Type: application/json'];
  socket.end(`${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
