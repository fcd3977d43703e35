import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { basename, dirname } from 'node:path';
import type { Duplex } from 'node:stream';
import staticFiles from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { bodyLimitOf } from './body-limits.ts';
import { bodyOf, type CodedError, codedErrors, codeFastifyError } from './coded-error.ts';

/** A server that answers whatever is wrong with a request by a coded error; spec [ST6]. */
export function createServer(log: Logger): FastifyInstance {
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

export const sendCoded = (reply: FastifyReply, error: CodedError) =>
  reply.code(error.status).header('cache-control', 'no-store').send(bodyOf(error));

export const sendPage = (reply: FastifyReply, status: number, page: string) =>
  reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page);

/** Serves the built pages' files that `isServed` allows; the pages themselves are served by who knows them. */
export function serveFiles(app: FastifyInstance, root: string, isServed: (path: string) => boolean): void {
  app.register(staticFiles, {
    root,
    index: false,
    cacheControl: false,
    allowedPath: (path) => isServed(path),
    setHeaders: (reply, path) => reply.header('cache-control', cacheRuleOf(path)),
  });
}

/** A file whose name carries the hash of its content never changes. */
const cacheRuleOf = (path: string): string =>
  basename(dirname(path)) === 'assets' ? 'public, max-age=31536000, immutable' : 'no-cache';

/** Ends a connection that is to become no WebSocket. */
export function refuseUpgradeWith(socket: Duplex, error: CodedError): void {
  endWith(socket, error, error.code);
}

/** What is no HTTP at all, or has headers without end. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const coded = error.code === 'HPE_HEADER_OVERFLOW' ? codedErrors.headersTooLarge : codedErrors.badRequest;
  endWith(socket, coded, STATUS_CODES[coded.status] ?? '');
}

function endWith(socket: Duplex, error: CodedError, reason: string): void {
  const body = JSON.stringify(bodyOf(error));
  socket.end(
    [
      `HTTP/1.1 ${error.status} ${reason}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
