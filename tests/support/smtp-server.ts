import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface TestSmtpServer {
  readonly url: string;
  /** Every mail that was taken, as it came over the wire. */
  readonly taken: readonly { readonly to: readonly string[]; readonly raw: string }[];
  /** What the next mails are answered instead of being taken, one each; `hang-up` takes it and says nothing. */
  readonly refusals: (RefusalAt | 'hang-up')[];
  close(): Promise<void>;
}

interface RefusalAt {
  readonly at: 'address' | 'mail';
  readonly code: number;
}

/** A real SMTP server on this machine, without encryption. */
export async function startSmtpServer(): Promise<TestSmtpServer> {
  const taken: { to: string[]; raw: string }[] = [];
  const refusals: (RefusalAt | 'hang-up')[] = [];
  const sockets = new Set<Socket>();
  const failure = ({ code }: RefusalAt) => Object.assign(new Error('No'), { responseCode: code });
  const next = (at: RefusalAt['at']): RefusalAt | null => {
    const [first] = refusals;
    if (!first || first === 'hang-up' || first.at !== at) return null;
    refusals.shift();
    return first;
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo(_, __, done) {
      const refusal = next('address');
      done(refusal ? failure(refusal) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refusal = next('mail');
        if (refusal) return done(failure(refusal));
        taken.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        if (refusals[0] !== 'hang-up') return done(null);
        refusals.shift();
        for (const socket of sockets) socket.destroy();
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    ...{ url: `smtp://127.0.0.1:${port}`, taken, refusals },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
