import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { transact } from '#main/db/connection.ts';
import { beginSegment, createDevice, type Device, readDevice } from '#main/engine/device.ts';
import { append, type Head, readHead } from '#main/engine/journal.ts';
import { openDirectory } from '#main/engine/open-directory.ts';
import { fileSecrets } from '#main/engine/secrets.ts';
import { createJournalPush, type JournalPush } from '#main/sync/journal-push.ts';
import type { Pace } from '#main/sync/pace.ts';
import type { SyncStatus } from '#shared/contract/till-state.ts';
import type { NewId } from '#shared/ids/ids.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { asInstant } from '#shared/time/instant.ts';

const newId: NewId = () => v7() as never;

const FASTER = 200;

/** Time that runs two hundred times faster, and chance that never changes. */
export function quickPace(): Pace & { readonly slept: number[] } {
  const slept: number[] = [];
  const startedAt = performance.now();
  return {
    slept,
    now: () => (performance.now() - startedAt) * FASTER,
    random: () => 0.5,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        slept.push(ms);
        const timer = setTimeout(resolve, Math.min(ms / FASTER, 2 ** 31 - 1));
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}

export interface PushingTill {
  readonly directory: string;
  readonly push: JournalPush;
  readonly pace: ReturnType<typeof quickPace>;
  readonly statuses: SyncStatus[];
  readonly serverTimes: number[];
  readonly refusedSegments: string[];
  device(): Device;
  /** Commits this many entries, and says so to the push. Answers at once, whatever the network does. */
  record(count: number, padding?: string): void;
  /** Changes an entry of the segment being written behind the journal's back. */
  damage(seq: number, payload?: string): void;
  /** Begins another segment, as a pairing or a restore does. */
  startSegment(): void;
  /** Cuts the power: the push ends, the file stays. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

interface TillOptions {
  readonly cloudUrl: string | null;
  /** Undefined leaves what the directory holds. */
  readonly token?: string | null | undefined;
  readonly pairingCode?: string | null;
  readonly directory?: string;
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
  readonly pace?: Pace;
}

/** A till's file, its journal and its push, without the rest of an engine. */
export function openPushingTill(options: TillOptions): PushingTill {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'evertill-sync-'));
  const opened = openDirectory(directory, join(import.meta.dirname, '../../migrations/till'));
  const { db } = opened;
  const secrets = fileSecrets(directory);
  if (options.token !== undefined) secrets.write('device-token', options.token);
  let device = readDevice(db) ?? createDevice(db, newId);
  let head: Head = readHead(db, device);
  const pace = quickPace();
  const statuses: SyncStatus[] = [];
  const serverTimes: number[] = [];
  const refusedSegments: string[] = [];
  const place = (to: Pick<Device, 'org' | 'shop' | 'letter'>) => {
    device = beginSegment(db, device, to, head.hash, newId);
    head = { ...readHead(db, device), hlc: head.hlc };
  };
  const push = createJournalPush({
    db,
    cloudUrl: options.cloudUrl,
    pairingCode: options.pairingCode ?? null,
    secrets,
    now: () => asInstant(Date.now()),
    log: pino({ level: 'silent' }),
    device: () => device,
    onStatus: (status) => statuses.push(status),
    onServerTime: (time) => serverTimes.push(time),
    onPaired: place,
    onToken: () => undefined,
    history: () => null,
    onSegmentRefused: (segment) => refusedSegments.push(segment),
    pace: options.pace ?? pace,
    timeoutMs: options.timeoutMs ?? 5_000,
    ...(options.fetch ? { fetch: options.fetch } : {}),
  });

  return {
    directory,
    push,
    pace,
    statuses,
    serverTimes,
    refusedSegments,
    device: () => device,
    record(count, padding) {
      const businessDate = '2026-03-01' as BusinessDate;
      const payload = { businessDate, ...(padding ? { padding } : {}) };
      const events = Array.from({ length: count }, () => ({ type: 'day.opened' as const, v: 1 as const, payload }));
      const recording = { at: asInstant(Date.now()), businessDate, staff: null, newId };
      head = transact(db, () => append(db, device, head, events, recording).head);
      push.wake();
    },
    damage(seq, payload = '{}') {
      db.exec('DROP TRIGGER entry_is_never_changed');
      db.prepare('UPDATE entry SET payload = ? WHERE segment = ? AND seq = ?').run(payload, device.segment.number, seq);
    },
    startSegment: () => place(device),
    async stop() {
      await push.close();
      opened.close();
    },
    async close() {
      await push.close();
      opened.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
