import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { json } from 'node:stream/consumers';
import { createRouterClient, EventPublisher, implement, ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import { cloudContract } from '#shared/contract/cloud-contract.ts';
import type { DeviceId, ShopId } from '#shared/ids/ids.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { asInstant } from '#shared/time/instant.ts';
import { emptyReport, type OfficeData, type Till } from './office-data.ts';

/*
 * Speaks the office's part of the cloud contract with the data that a test sets. It shows what the page does with a
 * cloud's answers. It stores nothing, folds no journal, checks no origin and is not better-auth: that the real cloud
 * answers like this is shown where both run together.
 */
export interface OfficeCloud extends AsyncDisposable {
  readonly origin: string;
  /** What is answered; a test changes it and says `moved`. */
  readonly data: OfficeData;
  /** Tells every page that listens. */
  moved(): void;
  /** Cuts every connection and answers nothing until `comeBack`. */
  goAway(): void;
  comeBack(): void;
  /** Ends every session. */
  signEverybodyOut(): void;
}

type Move = { shopId: ShopId; businessDate: BusinessDate | null };

const COOKIE = 'session';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves the built page in `directory` and answers its questions, on any port unless one is given. */
export async function startOfficeCloud(directory: string, data: OfficeData, at = 0): Promise<OfficeCloud> {
  const sessions = new Set<string>();
  const moves = new EventPublisher<{ moved: Move }>();
  const handler = new RPCHandler(officeRouter(data, moves));
  let away = false;

  const server = createServer(async (request, response) => {
    if (away) return request.socket.destroy();
    const { pathname } = new URL(request.url ?? '/', 'http://cloud');
    if (pathname.startsWith('/api/auth/')) return answerAuth(pathname, data, sessions, request, response);
    const context = { signedIn: sessions.has(sessionOf(request)) };
    const { matched } = await handler.handle(request, response, { prefix: '/rpc', context });
    if (!matched) await answerFile(directory, pathname, response);
  });
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${port}`,
    data,
    moved() {
      for (const { id } of data.shops) moves.publish('moved', { shopId: id, businessDate: null });
    },
    goAway() {
      away = true;
      server.closeAllConnections();
    },
    comeBack() {
      away = false;
    },
    signEverybodyOut: () => sessions.clear(),
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The same answers without a network, as the page's client calls them. */
export function officeClientOf(data: OfficeData) {
  const moves = new EventPublisher<{ moved: Move }>();
  const access = { signedIn: true };
  const { office } = createRouterClient(officeRouter(data, moves), { context: () => access });
  return { office, access, moved: (move: Move) => moves.publish('moved', move) };
}

function officeRouter(data: OfficeData, moves: EventPublisher<{ moved: Move }>) {
  const anyone = implement(cloudContract).$context<{ readonly signedIn: boolean }>();
  const { office } = anyone.use(({ context, next, path }) => {
    if (!context.signedIn && path.at(-1) !== 'welcome') throw new ORPCError('UNAUTHORIZED');
    return next();
  });
  return {
    office: {
      welcome: office.welcome.handler(() => ({ demo: data.demo ? data.owner : null })),
      shops: office.shops.handler(() => ({ shops: data.shops })),
      sales: office.sales.handler(({ input, errors }) => {
        const shop = data.shops.find(({ id }) => id === input.shopId);
        if (!shop) throw errors.SHOP_UNKNOWN();
        const known = data.reports.find((one) => one.shop.id === shop.id && one.businessDate === input.businessDate);
        return known ?? emptyReport(shop, input.businessDate);
      }),
      watch: office.watch.handler(async function* ({ input, signal }) {
        for await (const move of moves.subscribe('moved', signal ? { signal } : {})) {
          if (move.shopId === input.shopId) yield move;
        }
      }),
      drawers: office.drawers.handler(({ input }) =>
        input.businessDate === data.shops.find(({ id }) => id === input.shopId)?.today
          ? data.drawers
          : { sessions: [], people: [] },
      ),
      exceptions: office.exceptions.handler(() => ({ exceptions: data.exceptions })),
      devices: office.devices.handler(() => ({ devices: data.tills })),
      createPairingCode: office.createPairingCode.handler(({ input: { inPlaceOf = null } }) => {
        data.replacing = inPlaceOf;
        return data.pairingCode;
      }),
      revokeDevice: office.revokeDevice.handler(({ input }) => {
        changeTill(data, input.deviceId, { revokedAt: asInstant(Date.now()) });
        return {};
      }),
      reinstateDevice: office.reinstateDevice.handler(({ input }) => {
        changeTill(data, input.deviceId, { revokedAt: null });
        return {};
      }),
      admitQuarantined: office.admitQuarantined.handler(({ input }) => {
        changeTill(data, input.deviceId, { waiting: null });
        return {};
      }),
    },
  };
}

function changeTill(data: OfficeData, id: DeviceId, change: Partial<Till>): void {
  data.tills = data.tills.map((till) => (till.id === id ? { ...till, ...change } : till));
}

async function answerAuth(
  pathname: string,
  { owner }: OfficeData,
  sessions: Set<string>,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const user = { email: owner.email, name: owner.name };
  const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  if (pathname === '/api/auth/get-session') return answer(200, sessions.has(sessionOf(request)) ? { user } : null);
  if (pathname === '/api/auth/sign-out') {
    sessions.delete(sessionOf(request));
    return answer(200, { success: true });
  }
  const tried = (await json(request)) as { email: string; password: string };
  if (tried.email !== owner.email || tried.password !== owner.password) return answer(401, { message: 'no' });
  const session = randomUUID();
  sessions.add(session);
  return answer(200, { user }, { 'set-cookie': `${COOKIE}=${session}; Path=/; HttpOnly; SameSite=Strict` });
}

const sessionOf = ({ headers }: IncomingMessage): string => /session=([\w-]+)/.exec(headers.cookie ?? '')?.[1] ?? '';

async function answerFile(directory: string, pathname: string, response: ServerResponse) {
  const path = normalize(pathname === '/' ? '/office.html' : pathname);
  try {
    const body = await readFile(join(directory, path));
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}
