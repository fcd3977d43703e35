import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AnyContractRouter } from '@orpc/contract';
import { onError, type Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { BY_MACHINE, byLink, type CallerContext } from '../staff/caller.ts';
import type { Sessions } from '../staff/sessions.ts';
import type { Access } from './access.ts';
import { RPC_MESSAGE_BYTES } from './body-limits.ts';
import { type CodedError, codedErrors } from './coded-error.ts';
import { refuseUpgradeWith } from './http-server.ts';
import { logBug } from './log-bug.ts';
import { loopbackHosts, refuseForeign } from './own-address.ts';

/** Offers the contract to screens over WebSocket at `/rpc`, behind the same door as every request; spec [ST3], [ST4]. */
export function serveRpc(options: {
  server: Server;
  router: Router<AnyContractRouter, CallerContext>;
  sessions: Pick<Sessions, 'openLink'>;
  access: Access;
  port: () => number;
  log: Logger;
}): { close(): void } {
  const { server, router, sessions, access, port, log } = options;
  const handler = new RPCHandler(router, { interceptors: [onError((error) => logBug(log, error))] });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: RPC_MESSAGE_BYTES });

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', (error) => log.debug({ err: error }, 'a connection broke while it was opened'));
    const refusal = refuseUpgrade(request, access, port());
    if (refusal) return refuseUpgradeWith(socket, refusal);
    sockets.handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', (error) => log.debug({ err: error }, 'a screen’s connection broke'));
      const who = access.identify(request.headers);
      const link = who === 'script' ? null : sessions.openLink();
      ws.on('close', () => link?.close());
      handler.upgrade(ws, { context: link ? byLink(link) : BY_MACHINE }).catch((error: unknown) => logBug(log, error));
    });
  });

  return {
    close() {
      for (const ws of sockets.clients) ws.terminate();
      sockets.close();
    },
  };
}

function refuseUpgrade(request: IncomingMessage, access: Access, port: number): CodedError | null {
  const foreign = refuseForeign(request.headers, loopbackHosts(port));
  if (foreign) return foreign;
  if (request.url?.split('?', 1)[0] !== '/rpc') return codedErrors.notFound;
  const who = access.identify(request.headers);
  if (!who) return codedErrors.notLetIn;
  // Browsers say who opens a socket; a cookie without an Origin comes from something that is none.
  return who === 'browser' && request.headers.origin === undefined ? codedErrors.foreignOrigin : null;
}
