import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Closing waits for connections that are in use and ends those that have been; one on which nothing was ever asked, as
 * HTTP clients open them ahead of need, counts as neither and would hold the server open for a minute.
 */
export function endSilentConnections(app: FastifyInstance): void {
  const silent = new Set<Socket>();
  let isEnding = false;
  app.server.on('connection', (socket: Socket) => {
    // Between this moment and the one in which nobody is let in any more, some still come.
    if (isEnding) socket.destroy();
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.server.on('request', ({ socket }) => silent.delete(socket));
  app.addHook('preClose', async () => {
    isEnding = true;
    for (const socket of silent) socket.destroy();
  });
}
