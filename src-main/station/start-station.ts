import { readFile } from 'node:fs/promises';
import { STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { basename, dirname, join } from 'node:path';
import staticFiles from '@fastify/static';
import type { AnyRouter } from '@orpc/server';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { type Access, createAccess } from './access.ts';
import { serveApi } from './api-routes.ts';
import { bodyLimitOf } from './body-limits.ts';
import { bodyOf, type CodedError, codedErrors, codeFastifyError } from './coded-error.ts';
import { letInPage, notBuiltPage, notLetInPage } from './door-pages.ts';
import { announceEngine } from './engine-file.ts';
import { openLocalToken } from './local-token.ts';
import { refuseForeign } from './own-address.ts';
import { serveRpc } from './rpc-socket.ts';
import { securityHeaders } from './security-headers.ts';

export interface StationOptions {
  readonly engine: { readonly router: AnyRouter };
  /** 0 takes any free port. */
  readonly port: number;
  /** The till's data directory: holds `local-token` and, while the station listens, `engine.json`. */
  readonly directory: string;
  /** The built pages. */
  readonly rendererDirectory: string;
  readonly log: Logger;
  readonly now?: () => Instant;
  /** Told when a browser stood before the door without a code that works. */
  readonly onKnock?: () => void;
}

export interface Station {
  readonly url: string;
  /** An address that lets one browser in, once. */
  openUrl(): string;
  close(): Promise<void>;
}

/** Serves the till to browsers and scripts of this machine, and of no other; spec [ST2]. */
export async function startStation(options: StationOptions): Promise<Station> {
  const { engine, directory, log, now = () => asInstant(Date.now()) } = options;
  const app = createServer(log);
  const port = () => (app.server.address() as AddressInfo | null)?.port ?? options.port;
  const access = createAccess({ token: openLocalToken(directory), port, now });

  guard(app, access, port, options.onKnock);
  serveDoor(app, access);
  serveApi(app, engine.router, log);
  servePages(app, options.rendererDirectory, access);
  const rpc = serveRpc({ server: app.server, router: engine.router, access, port, log });

  await app.listen({ host: '127.0.0.1', port: options.port });
  const url = `http://127.0.0.1:${port()}`;
  const withdraw = announceEngine(directory, url);

  return {
    url,
    openUrl: () => `${url}/enter?code=${access.mintCode()}`,
    async close() {
      withdraw();
      rpc.close();
      await app.close();
    },
  };
}

function createServer(log: Logger): FastifyInstance {
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: bodyLimitOf('/'),
    // An id has 36 characters; what is longer is looked up and found to be none.
    routerOptions: { maxParamLength: 1_024 },
    frameworkErrors: (error, _, reply) => sendCoded(reply, codeFastifyError(error)),
    clientErrorHandler: answerBrokenRequest,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));
  app.setNotFoundHandler((_, reply) => sendCoded(reply, codedErrors.notFound));
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, _, reply) => {
    const coded = codeFastifyError(error);
    if (coded.status >= 500) log.error({ err: error }, 'a request failed');
    sendCoded(reply, coded);
  });
  return app;
}

const sendCoded = (reply: FastifyReply, error: CodedError) =>
  reply.code(error.status).header('cache-control', 'no-store').send(bodyOf(error));

/** The door: every request passes it, also one that asks for what is not there. */
function guard(app: FastifyInstance, access: Access, port: () => number, onKnock?: () => void): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders(port()));
    const foreign = refuseForeign(request.headers, port());
    if (foreign) return sendCoded(reply, foreign);
    if (isOpenToAll(request) || access.identify(request.headers)) return;
    if (!wantsPage(request)) return sendCoded(reply, codedErrors.notLetIn);
    onKnock?.();
    return sendPage(reply, 401, notLetInPage);
  });
}

const openRoutes = new Set(['/healthz', '/enter']);
const isOpenToAll = (request: FastifyRequest): boolean => openRoutes.has(request.routeOptions.url ?? '');

const wantsPage = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'GET' && !url.startsWith('/v1/') && (headers.accept ?? '').includes('text/html');

const sendPage = (reply: FastifyReply, status: number, page: string) =>
  reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page);

function serveDoor(app: FastifyInstance, access: Access): void {
  app.get('/healthz', (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get<{ Querystring: { code?: unknown } }>('/enter', (request, reply) => {
    const { code } = request.query;
    const letIn = access.identify(request.headers) === 'browser' || access.redeemCode(String(code));
    if (!letIn) return sendPage(reply, 401, notLetInPage);
    reply.header('set-cookie', access.sessionCookie());
    return sendPage(reply, 200, letInPage);
  });
}

function servePages(app: FastifyInstance, root: string, access: Access): void {
  app.register(staticFiles, {
    root,
    index: false,
    cacheControl: false,
    // The owner's page is built beside the till's, but it is the cloud that serves it.
    allowedPath: (path) => !path.endsWith('.html'),
    setHeaders: (reply, path) => reply.header('cache-control', cacheRuleOf(path)),
  });
  app.get('/', async (request, reply) => {
    const page = await readFile(join(root, 'index.html'), 'utf8').catch(() => null);
    if (page === null) return sendPage(reply, 404, notBuiltPage);
    // A browser that opens the page stays let in from now on.
    if (access.identify(request.headers) === 'browser') reply.header('set-cookie', access.sessionCookie());
    return sendPage(reply, 200, page);
  });
}

/** A file whose name carries the hash of its content never changes. */
const cacheRuleOf = (path: string): string =>
  basename(dirname(path)) === 'assets' ? 'public, max-age=31536000, immutable' : 'no-cache';

/** What is no HTTP at all, or has headers without end. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const coded = error.code === 'HPE_HEADER_OVERFLOW' ? codedErrors.headersTooLarge : codedErrors.badRequest;
  const body = JSON.stringify(bodyOf(coded));
  socket.end(
    `HTTP/1.1 ${coded.status} ${STATUS_CODES[coded.status]}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
