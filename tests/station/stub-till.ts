import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { implement } from '@orpc/server';
import { type Logger, pino } from 'pino';
import type { Link } from '#main/staff/sessions.ts';
import { type Station, startStation } from '#main/station/start-station.ts';
import { tillContract } from '#shared/contract/till-contract.ts';
import type { SyncStatus } from '#shared/contract/till-state.ts';

const os = implement(tillContract);

const status: SyncStatus = {
  cloud: null,
  state: 'no-cloud',
  pending: 0,
  sent: 0,
  progress: null,
  history: null,
  lastExchangeAt: null,
  problem: null,
};

/** What the station serves where a test is about the door and not about the till behind it. */
export function stubRouter() {
  const seen: unknown[] = [];
  const router = {
    orders: {
      open: os.orders.open.handler(({ input, errors }) => {
        seen.push(input);
        throw errors.REFUSED({ data: { code: 'day-not-open', message: 'Open the day first.', data: {} } });
      }),
      get: os.orders.get.handler(({ input, errors }) => {
        seen.push(input);
        throw errors.REFUSED({ data: { code: 'order-unknown', message: 'No such order.', data: {} } });
      }),
      list: os.orders.list.handler(({ input }) => {
        seen.push(input);
        return { orders: [], guests: [], next: null };
      }),
    },
    catalog: {
      previewImport: os.catalog.previewImport.handler(({ input, errors }) => {
        seen.push(input.fileName);
        throw errors.REFUSED({ data: { code: 'file-not-a-menu', message: 'Not a menu.', data: {} } });
      }),
    },
    sync: {
      status: os.sync.status.handler(() => status),
      pair: os.sync.pair.handler(({ input }) => {
        seen.push(input);
        throw new Error('the till broke over a secret');
      }),
    },
  };
  return { router, seen };
}

/** Nothing behind this door asks who is signed in. */
const openToAll = () => ({ close() {} }) as Link;

export interface StubTill {
  readonly station: Station;
  readonly directory: string;
  readonly seen: unknown[];
  readonly logged: string[];
  readonly knocks: () => number;
  close(): Promise<void>;
}

export async function startStubTill(
  options: { now?: () => number; directory?: string; port?: number } = {},
): Promise<StubTill> {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'evertill-station-'));
  const rendererDirectory = join(directory, 'renderer');
  await mkdir(join(rendererDirectory, 'assets'), { recursive: true });
  await writeFile(join(rendererDirectory, 'index.html'), '<!doctype html><title>till</title>');
  await writeFile(join(rendererDirectory, 'office.html'), '<!doctype html><title>office</title>');
  await writeFile(join(rendererDirectory, 'assets', 'till-3f2a.js'), 'export {};');
  await writeFile(join(rendererDirectory, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const { router, seen } = stubRouter();
  const logged: string[] = [];
  const log: Logger = pino({ level: 'warn' }, { write: (line: string) => logged.push(line) });
  let knocked = 0;
  const station = await startStation({
    engine: { router, sessions: { openLink: openToAll } },
    port: options.port ?? 0,
    directory,
    rendererDirectory,
    log,
    onKnock: () => {
      knocked += 1;
    },
    ...(options.now ? { now: options.now as never } : {}),
  });
  return {
    station,
    directory,
    seen,
    logged,
    knocks: () => knocked,
    async close() {
      await station.close();
      if (!options.directory) rmSync(directory, { recursive: true, force: true });
    },
  };
}
