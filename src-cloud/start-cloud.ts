import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { readEvent } from '#shared/journal/events.ts';
import { canRead as canReadRow } from '#shared/rows/row-nouns.ts';
import type { Instant } from '#shared/time/instant.ts';
import { countAttempts } from './api/attempts.ts';
import { type Auth, createAuth } from './auth/auth.ts';
import { connect, connectPool, type DatabaseStream } from './db/connect.ts';
import { migrate } from './db/migrate.ts';
import { urlAs } from './db/roles.ts';
import type { CloudDb } from './db/schema.ts';
import { shopKeysOf } from './devices/shop-keys.ts';
import type { EventReader } from './ingest/read-entry.ts';
import { refoldUnread } from './ingest/refold.ts';
import { startMailing } from './jobs/send-mails.ts';
import { startTrimming } from './jobs/trim-feeds.ts';
import { createMailServer, type MailSettings } from './mail/mail-server.ts';
import { listenForMoves } from './reports/moved-listener.ts';
import type { RowReader } from './rows/read-row.ts';
import { rereadRows } from './rows/reread-rows.ts';
import { createServer } from './server.ts';
import { createBuiltInShapes } from './shapes/built-in-shapes.ts';
import { createElectricProxy, type ElectricService } from './shapes/electric-proxy.ts';
import { listenForShapes } from './shapes/shape-listener.ts';

export interface CloudOptions {
  /** A database as a role that may make roles and schemas; only starting uses it. */
  readonly adminUrl: string;
  /** What passwords of roles, keys of shops and signatures of cookies come from; the same for all replicas. */
  readonly secret: string;
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly trustedProxies: readonly string[];
  readonly migrationsDirectory: string;
  readonly rendererDirectory: string;
  readonly isDemo: boolean;
  readonly now: () => Instant;
  readonly log: Logger;
  readonly read?: EventReader;
  readonly canRead?: RowReader;
  /** How often feeds are trimmed, by whichever replica comes to it. */
  readonly trimEveryMs?: number;
  /** Where receipts by e-mail are handed over; null: they are refused. */
  readonly mail?: MailSettings | null;
  readonly mailPace?: { readonly everyMs: number; readonly retryMs: number };
  /** The service that hands out shapes; unless there is one, the cloud does it itself. */
  readonly electric?: ElectricService | null;
  /** What connections to the database run over; sockets of their own unless this makes them. */
  readonly databaseStream?: DatabaseStream;
  /** How long a request for news of a shape is held; the official client gives up after 45 s. */
  readonly shapeHoldMs?: number;
}

export interface Cloud {
  readonly url: string;
  readonly db: CloudDb;
  readonly auth: Auth;
  /** Answers what is being answered, then ends. */
  close(): Promise<void>;
}

const SHAPE_HOLD_MS = 20_000;
/** What is being answered when the cloud closes has this long; a till sends again what was cut off. */
const CLOSING_MS = 3_000;
const TRIM_EVERY_MS = 15 * 60_000;
const MAIL_PACE = { everyMs: 2_000, retryMs: 5_000 };

/** Brings the database up to date and serves. Holds no state of its own: any number may run on one database. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { adminUrl, secret, log, now, publicUrl, read = readEvent, canRead = canReadRow } = options;
  await migrate({ adminUrl, secret, directory: options.migrationsDirectory });
  const serverUrl = urlAs('evertill_server', adminUrl, secret);
  const db = connect(serverUrl, log, options.databaseStream);
  const authPool = connectPool(urlAs('evertill_auth', adminUrl, secret), { search_path: 'auth' }, log, 4);
  const moves = listenForMoves(serverUrl, log);
  const listener = listenForShapes(serverUrl, log);
  const auth = createAuth({ pool: authPool, secret, secure: publicUrl !== null, log });
  const shopKeys = shopKeysOf(secret);
  const readers = { read, canRead };
  const services = { db, auth, moves, attempts: countAttempts(), now, ...readers, shopKeys, isDemo: options.isDemo };
  const trimming = startTrimming({ db, now, log, everyMs: options.trimEveryMs ?? TRIM_EVERY_MS });
  const mailServer = options.mail ? createMailServer(options.mail) : null;
  const mailing = startMailing({ db, now, log, mailServer, ...(options.mailPace ?? MAIL_PACE) });
  const shapes = options.electric
    ? createElectricProxy(options.electric, log)
    : createBuiltInShapes({ db, listener, now, holdMs: options.shapeHoldMs ?? SHAPE_HOLD_MS });
  const app = createServer({ ...options, services, shapes });
  // Open streams and held requests would otherwise keep the server from closing.
  app.addHook('preClose', async () => {
    await Promise.all([moves.close(), listener.close()]);
  });

  async function close(): Promise<void> {
    // A connection that asks for nothing any more, or not yet, is waited for by nobody.
    const lingering = setTimeout(() => app.server.closeAllConnections(), CLOSING_MS);
    await app.close();
    clearTimeout(lingering);
    await Promise.all([trimming.stop(), mailing.stop()]);
    await Promise.all([moves.close(), listener.close()]);
    await db.destroy();
    await authPool.end();
  }

  try {
    await refoldUnread(db, { read, now: now() }, log);
    await rereadRows(db, canRead, log);
    await app.listen({ port: options.port, host: options.host });
  } catch (error) {
    await close();
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;
  return {
    url: publicUrl ?? `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    db,
    auth,
    close,
  };
}
