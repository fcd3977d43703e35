import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * How a till's network is: whole, slow, cut (nobody is there and what was open breaks), or silent (everything is taken
 * and nothing ever answered, as behind a router that lost its own line).
 */
export type Weather = 'whole' | 'slow' | 'cut' | 'silent';

export interface Line {
  readonly url: string;
  turn(weather: Weather): void;
  close(): Promise<void>;
}

const SLOW_MS = 700;

/** A network between one till and the cloud at this port. It speaks HTTP because the cloud answers to its own name only. */
export async function startLine(cloudPort: number): Promise<Line> {
  const open = new Set<Socket>();
  let weather: Weather = 'whole';
  const server = createServer((asked, answer) => {
    answer.on('error', () => undefined);
    if (weather === 'silent') return;
    if (weather === 'slow') void pause(SLOW_MS).then(() => pass(cloudPort, asked, answer));
    else pass(cloudPort, asked, answer);
  });
  server.on('connection', (socket) => {
    if (weather === 'cut') socket.destroy();
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    turn(next) {
      // What was swallowed in the silence is never answered: it ends with it.
      if (next === 'cut' || weather === 'silent') for (const socket of open) socket.destroy();
      weather = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pass(port: number, asked: IncomingMessage, answer: ServerResponse): void {
  const headers = { ...asked.headers, host: `127.0.0.1:${port}` };
  const { method, url } = asked;
  const onwards = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (got) => {
    answer.writeHead(got.statusCode ?? 502, got.headers);
    got.on('error', () => answer.destroy());
    got.pipe(answer);
  });
  onwards.on('error', () => answer.destroy());
  answer.on('close', () => onwards.destroy());
  asked.pipe(onwards);
}
