import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { NOT_LET_IN } from '#shared/contract/not-let-in.ts';
import type { KitchenScreen } from '../kitchen/connected-screens.ts';
import type { ScreenRouter } from '../kitchen/screen-router.ts';
import { type CodedError, codedErrors } from './coded-error.ts';
import { refuseUpgradeWith } from './http-server.ts';
import { logBug } from './log-bug.ts';
import { ownHosts } from './near.ts';
import { refuseForeign } from './own-address.ts';

/** How long a screen that was told to go may take; nothing that it says meanwhile is heard. */
const GOING_MS = 2_000;
/** All that a screen can say fits many times. */
const MESSAGE_BYTES = 64 * 1024;

/** Offers the contract of screens over WebSocket at `/rpc`; spec [ST16], [ST17]. */
export function serveScreenRpc(options: {
  server: Server;
  router: ScreenRouter;
  identify: (cookie: string | undefined) => KitchenScreen | null;
  connect: (screen: KitchenScreen, end: () => void) => () => void;
  port: () => number;
  beatMs: number;
  log: Logger;
}): { close(): void } {
  const { server, router, identify, connect, port, beatMs, log } = options;
  const handler = new RPCHandler(router, { interceptors: [onError((error) => logBug(log, error))] });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES });
  const alive = new WeakSet<WebSocket>();

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', (error) => log.debug({ err: error }, 'a connection broke while it was opened'));
    const refusal = refuseUpgrade(request, port());
    if (refusal) return refuseUpgradeWith(socket, refusal);
    sockets.handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', (error) => log.debug({ err: error }, 'a screen’s connection broke'));
      const screen = identify(request.headers.cookie);
      if (screen) serve(ws, screen);
      else sendAway(ws);
    });
  });

  function serve(ws: WebSocket, screen: KitchenScreen): void {
    alive.add(ws);
    ws.on('pong', () => alive.add(ws));
    const leave = connect(screen, () => sendAway(ws));
    ws.on('close', leave);
    handler.upgrade(ws, { context: { screen } }).catch((error: unknown) => logBug(log, error));
  }

  /** A tablet that lost the network says no good-bye: what it no longer shows must be known, and print; spec [ST17]. */
  const beat = setInterval(() => {
    for (const ws of sockets.clients) {
      if (!alive.delete(ws)) ws.terminate();
      else ws.ping();
    }
  }, beatMs);

  return {
    close() {
      clearInterval(beat);
      for (const ws of sockets.clients) ws.terminate();
      sockets.close();
    },
  };
}

function sendAway(ws: WebSocket): void {
  ws.removeAllListeners('message');
  ws.close(NOT_LET_IN, 'not let in');
  setTimeout(() => ws.terminate(), GOING_MS).unref();
}

function refuseUpgrade(request: IncomingMessage, port: number): CodedError | null {
  const foreign = refuseForeign(request.headers, ownHosts(port));
  if (foreign) return foreign;
  if (request.url?.split('?', 1)[0] !== '/rpc') return codedErrors.notFound;
  // Browsers say who opens a socket; a cookie without an Origin comes from something that is none.
  return request.headers.origin === undefined ? codedErrors.foreignOrigin : null;
}
