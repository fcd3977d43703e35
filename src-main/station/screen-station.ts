import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { KitchenScreen } from '../kitchen/connected-screens.ts';
import type { ScreenAccess } from '../kitchen/screen-access.ts';
import type { ScreenRouter } from '../kitchen/screen-router.ts';
import { readCookie } from './access.ts';
import { codedErrors } from './coded-error.ts';
import { notBuiltPage } from './door-pages.ts';
import { createServer, sendCoded, sendPage, serveFiles } from './http-server.ts';
import { isNear, ownHosts } from './near.ts';
import { refuseForeign } from './own-address.ts';
import { serveScreenRpc } from './screen-socket.ts';
import { securityHeaders } from './security-headers.ts';

export interface ScreenStationOptions {
  readonly engine: { readonly screens: ScreenAccess; readonly screenRouter: ScreenRouter };
  /** 0 takes any free port. */
  readonly port: number;
  readonly rendererDirectory: string;
  readonly log: Logger;
  /** How often a screen must give a sign of life. */
  readonly beatMs?: number;
}

export interface ScreenStation {
  readonly port: number;
  close(): Promise<void>;
}

/** Chromium keeps no cookie for longer; it is set anew whenever the page is opened. */
const COOKIE_LIFE_S = 400 * 24 * 60 * 60;
/** What the page asks for besides: its icon, and the colours it is painted in before it has loaded. */
const BESIDE_THE_PAGE: ReadonlySet<string> = new Set(['/icon.svg', '/color-scheme.js']);
/** A shop has a handful of screens; more connections than this are no shop's. */
const MOST_CONNECTIONS = 200;

/**
 * Serves screens of the shop's network, over plain HTTP: their page, the door that pairs them, and their contract. Nothing
 * of the till's own contract is here; spec [ST12] to [ST17].
 */
export async function startScreenStation(options: ScreenStationOptions): Promise<ScreenStation> {
  const { engine, log } = options;
  const app = createServer(log);
  const port = () => (app.server.address() as AddressInfo | null)?.port ?? options.port;
  const cookieName = () => `evertill-screen-${port()}`;
  const tokenIn = (cookie: string | undefined) => readCookie(cookie, cookieName()) ?? null;
  const identify = (cookie: string | undefined): KitchenScreen | null => {
    const token = tokenIn(cookie);
    return token === null ? null : engine.screens.identify(token);
  };
  const cookieOf = (token: string) =>
    `${cookieName()}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${COOKIE_LIFE_S}`;

  app.server.maxConnections = MOST_CONNECTIONS;
  app.server.on('connection', (socket) => {
    if (!isNear(socket.remoteAddress)) socket.destroy();
  });
  guard(app, port);
  app.get('/healthz', (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.post('/pair', (request, reply) => {
    const asked = pairRequest.safeParse(request.body);
    if (!asked.success) return sendCoded(reply, codedErrors.badRequest);
    const paired = engine.screens.pair(asked.data.code);
    if (paired === 'too-many') return sendCoded(reply.header('retry-after', '60'), codedErrors.tooManyTries);
    if (paired === 'wrong') return sendCoded(reply, codedErrors.codeWrong);
    return reply
      .code(204)
      .headers({ 'cache-control': 'no-store', 'set-cookie': cookieOf(paired.token) })
      .send();
  });
  serveFiles(app, options.rendererDirectory, (path) => path.startsWith('/assets/') || BESIDE_THE_PAGE.has(path));
  app.get('/', async (request, reply) => {
    const page = await readFile(join(options.rendererDirectory, 'kitchen.html'), 'utf8').catch(() => null);
    if (page === null) return sendPage(reply, 404, notBuiltPage);
    const token = tokenIn(request.headers.cookie);
    if (token !== null && identify(request.headers.cookie)) reply.header('set-cookie', cookieOf(token));
    return sendPage(reply, 200, page);
  });
  const rpc = serveScreenRpc({
    ...{ server: app.server, router: engine.screenRouter, connect: engine.screens.connect, identify, port, log },
    beatMs: options.beatMs ?? 5_000,
  });

  await app.listen({ host: '0.0.0.0', port: options.port });
  return {
    port: port(),
    async close() {
      rpc.close();
      await app.close();
    },
  };
}

const pairRequest = z.strictObject({ code: z.string().max(64) });

/** Every request passes it, also one that asks for what is not there. */
function guard(app: FastifyInstance, port: () => number): void {
  app.addHook('onRequest', async (request, reply) => {
    const foreign = refuseForeign(request.headers, ownHosts(port()));
    // A host that is ours, or none: what a stranger calls us has no place in our policy.
    reply.headers(securityHeaders(foreign ? [] : [request.headers.host ?? '']));
    if (foreign) return sendCoded(reply, foreign);
  });
}
