import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { AnyContractRouter } from '@orpc/contract';
import type { Router } from '@orpc/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import type { CallerContext } from '../staff/caller.ts';
import type { Sessions } from '../staff/sessions.ts';
import { type Access, createAccess } from './access.ts';
import { serveApi } from './api-routes.ts';
import { codedErrors } from './coded-error.ts';
import { letInPage, notBuiltPage, notLetInPage } from './door-pages.ts';
import { announceEngine } from './engine-file.ts';
import { createServer, sendCoded, sendPage, serveFiles } from './http-server.ts';
import { openLocalToken } from './local-token.ts';
import { loopbackHosts, refuseForeign } from './own-address.ts';
import { serveRpc } from './rpc-socket.ts';
import { securityHeaders } from './security-headers.ts';

export interface StationOptions {
  readonly engine: {
    readonly router: Router<AnyContractRouter, CallerContext>;
    readonly sessions: Pick<Sessions, 'openLink'>;
  };
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
  serveApi(app, { ...engine, access, log });
  servePages(app, options.rendererDirectory, access);
  const rpc = serveRpc({ ...engine, server: app.server, access, port, log });

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

/** The door: every request passes it, also one that asks for what is not there. */
function guard(app: FastifyInstance, access: Access, port: () => number, onKnock?: () => void): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders(loopbackHosts(port())));
    const foreign = refuseForeign(request.headers, loopbackHosts(port()));
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
  // The owner's page is built beside the till's, but it is the cloud that serves it.
  serveFiles(app, root, (path) => !path.endsWith('.html'));
  app.get('/', async (request, reply) => {
    const page = await readFile(join(root, 'index.html'), 'utf8').catch(() => null);
    if (page === null) return sendPage(reply, 404, notBuiltPage);
    // A browser that opens the page stays let in from now on.
    if (access.identify(request.headers) === 'browser') reply.header('set-cookie', access.sessionCookie());
    return sendPage(reply, 200, page);
  });
}
