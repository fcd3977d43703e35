import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The way from a cloud to its Postgres, which breaks when it is told to: as if one of them had died in the middle. */
export interface DatabaseLine {
  /** The database's address by this line. */
  urlOf(adminUrl: string): string;
  /** Breaks a connection at the given message from now on, counted from 1, before or after it has arrived. */
  cutAt(message: number, arrives: boolean): void;
  mend(): void;
  /** Whether it is going to break. */
  isCutting(): boolean;
  close(): Promise<void>;
}

export async function startDatabaseLine(port: number): Promise<DatabaseLine> {
  const open = new Set<Socket>();
  let cut: { left: number; readonly arrives: boolean } | null = null;

  const server = createServer((cloud) => {
    const postgres = connect(port, '127.0.0.1');
    for (const socket of [cloud, postgres]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    postgres.on('data', (answer) => cloud.write(answer));
    postgres.on('close', () => cloud.destroy());
    cloud.on('close', () => postgres.end());
    cloud.on('data', (message) => {
      if (cut) cut.left -= 1;
      if (cut?.left !== 0) {
        postgres.write(message);
        return;
      }
      if (cut.arrives) postgres.write(message);
      cut = null;
      cloud.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    urlOf(adminUrl) {
      const url = new URL(adminUrl);
      url.port = String((server.address() as AddressInfo).port);
      return url.href;
    },
    cutAt(message, arrives) {
      cut = { left: message, arrives };
    },
    mend() {
      cut = null;
    },
    isCutting: () => cut !== null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
