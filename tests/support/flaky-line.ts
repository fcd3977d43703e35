import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A network between a till and its cloud: it passes bytes on, until it is told to fail. */
export interface FlakyLine {
  readonly url: string;
  /** The cloud still hears the till, but this many answers never arrive. */
  loseAnswers(count: number): void;
  /** How many answers were lost so far. */
  readonly lost: () => number;
  /** What is connected now hears nothing any more and is not told so, as after a sleep on another network. */
  freeze(): void;
  /** Nobody is there: connections break, and new ones are refused. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** A line to whoever listens on this port of this machine. */
export async function startFlakyLine(cloudPort: number): Promise<FlakyLine> {
  const open = new Set<Socket>();
  const frozen = new WeakSet<Socket>();
  let toLose = 0;
  let lost = 0;

  const server = createServer((till) => {
    const cloud = connect(cloudPort, '127.0.0.1');
    for (const socket of [till, cloud]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        if (frozen.has(till)) return;
        till.destroy();
        cloud.destroy();
      });
    }
    till.pipe(cloud);
    cloud.on('data', (answer) => {
      if (frozen.has(till)) return;
      if (toLose === 0) {
        till.write(answer);
        return;
      }
      toLose -= 1;
      lost += 1;
      till.destroy();
    });
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const goDown = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    loseAnswers(count) {
      toLose += count;
    },
    lost: () => lost,
    freeze() {
      for (const socket of open) frozen.add(socket);
    },
    goDown,
    comeBack: () => listen(port),
    close: goDown,
  };
}
