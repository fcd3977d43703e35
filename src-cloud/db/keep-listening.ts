import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';

export interface Listening {
  readonly url: string;
  readonly channel: string;
  readonly closing: AbortSignal;
  readonly log: Logger;
  /** Anybody who may connect to a database may speak on any of its channels: a payload may be anything. */
  readonly hear: (payload: string) => void;
  /** It listens now; what was said before, or while the connection was lost, is not said again. */
  readonly missed: () => void;
}

const LONGEST_PAUSE_MS = 5_000;

/** Listens to a channel of Postgres on a connection of its own, and comes back whenever it is lost. */
export async function keepListening({ url, channel, closing, log, hear, missed }: Listening): Promise<void> {
  for (let failures = 0; !closing.aborted; failures += 1) {
    const lost = new AbortController();
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      application_name: 'evertill-cloud-listener',
    });
    client.once('end', () => lost.abort());
    client.on('error', () => lost.abort());
    client.on('notification', ({ payload }) => hear(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      failures = 0;
      missed();
      await aborted(AbortSignal.any([closing, lost.signal]));
    } catch (error) {
      log.warn({ channel, problem: String(error) }, 'cannot listen to the database');
    }
    await client.end().catch(() => undefined);
    if (!closing.aborted) {
      await pause(Math.min(100 * 2 ** failures, LONGEST_PAUSE_MS), null, { signal: closing }).catch(() => undefined);
    }
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
