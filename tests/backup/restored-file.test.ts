import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHeadMark } from '#main/backup/head-file.ts';
import { readSegmentEnds } from '#main/backup/segment-rows.ts';
import { openWriter, reading } from '#main/db/connection.ts';
import { verify } from '#main/engine/verify.ts';
import type { SettingsChange } from '#shared/journal/records.ts';
import {
  MIGRATIONS,
  newId,
  openDay,
  openEngine,
  openOrder,
  settle,
  smallShop,
  type TestEngine,
  tempDirectory,
} from '#support/engine.ts';
import { BAR, id, KITCHEN } from '#support/orders.ts';
import { runToEnd } from '#support/processes.ts';
import { startTcpPrinter, type TcpPrinter } from '#support/tcp-printer.ts';

const TOAST = id<string>(0x11);

let directory: ReturnType<typeof tempDirectory>;
let printer: TcpPrinter;
let running: TestEngine | null = null;
beforeEach(async () => {
  directory = tempDirectory();
  printer = await startTcpPrinter();
});
afterEach(async () => {
  await running?.close();
  running = null;
  await printer.close();
  directory.remove();
});

const till = (path = directory.path) => join(path, 'till.db');

/** A till whose slips all go to the TCP printer. */
function open(path = directory.path): TestEngine {
  running = openEngine(path, {
    seed: (shop) => {
      const { catalog, settings } = smallShop(shop);
      const stationIds = [KITCHEN.id, BAR.id];
      const set = { name: 'Pass', address: printer.address, stationIds, printsReceipts: true };
      const pass = { noun: 'printer', id: newId(), set } as SettingsChange;
      return { catalog, settings: [...settings.filter(({ noun }) => noun !== 'printer'), pass] };
    },
  });
  return running;
}

async function stop(): Promise<void> {
  await running?.close();
  running = null;
}

/** Sells one toast; its ticket and its receipt are owed. */
const sell = async (engine: TestEngine) => settle(engine, await openOrder(engine, TOAST), 650);

const segments = (path = directory.path) => reading(till(path), readSegmentEnds);
const states = ({ engine }: TestEngine) =>
  engine.till.db.prepare('SELECT state, tries FROM print_job ORDER BY id').all() as { state: string; tries: number }[];

/** Sells while the printer is off, and answers a backup in which paper waits. What waits is then printed. */
async function backUpWithPaperWaiting(): Promise<string> {
  const engine = open();
  await openDay(engine);
  await printer.powerOff();
  await sell(engine);
  const outcome = await engine.engine.backups.take();
  expect(outcome.kind).toBe('verified');
  await printer.powerOn();
  await printer.until(() => printer.slips().length === 2);
  await sell(engine);
  await printer.until(() => printer.slips().length === 4 && printer.standing() === 0);
  return outcome.kind === 'verified' ? outcome.path : '';
}

const restore = (...flags: string[]) =>
  runToEnd('src-main/backup/restore-command.ts', '--data', directory.path, ...flags);

describe('[B12] [P34] a file that is older than what its directory last had', () => {
  it('opens no connection, to a printer, a payment service or anybody, and goes on in a segment that names the last entry', async () => {
    const backup = await backUpWithPaperWaiting();
    await stop();
    copyFileSync(backup, till());
    const taken = printer.connections.taken;
    const dialled: unknown[] = [];
    const note = (message: unknown) => dialled.push(message);
    subscribe('net.client.socket', note);

    const engine = open();
    expect(states(engine)).toEqual([
      { state: 'failed', tries: 1 },
      { state: 'failed', tries: 1 },
    ]);
    const [old, begun] = readSegmentEnds(engine.engine.till.db);
    expect(begun).toMatchObject({ id: engine.engine.till.device.segment.id, firstNames: old?.last?.hash, last: null });
    await pause(1_500);
    expect(dialled).toEqual([]);
    expect(printer.connections.taken).toBe(taken);
    expect(printer.slips()).toHaveLength(4);

    await sell(engine);
    await printer.until(() => printer.slips().length === 6);
    expect(dialled).not.toEqual([]);
    unsubscribe('net.client.socket', note);
    await stop();
    expect(verify(till(), MIGRATIONS)).toMatchObject({ fault: null, segments: 2 });
  });

  it('prints an expired slip when a person asks for it, marked', async () => {
    const backup = await backUpWithPaperWaiting();
    await stop();
    copyFileSync(backup, till());
    const { client } = open();
    const { jobs } = await client.printing.jobs({});
    await client.printing.retry({ commandId: newId<string>(), printJobId: jobs[0]?.id ?? '' });
    await printer.until(() => printer.slips().length === 5);
    expect(JSON.stringify(printer.slips()[4])).toContain('REPRINT');
  });

  it('[B11] is told from one that was only stopped, however it was stopped', async () => {
    let engine = open();
    await openDay(engine);
    await sell(engine);
    await pause(1_200);
    await sell(engine);
    const crashed = readFileSync(join(directory.path, 'head'));
    await stop();
    expect(readHeadMark(directory.path)).toMatchObject({ seq: segments()[0]?.last?.seq });
    engine = open();
    expect(engine.engine.till.device.segment.number).toBe(1);
    await stop();
    // As a power cut leaves it: the counter lags.
    writeFileSync(join(directory.path, 'head'), crashed);
    expect(readHeadMark(directory.path)?.seq).toBeLessThan(segments()[0]?.last?.seq ?? 0);
    open();
    await stop();
    expect(segments()).toHaveLength(1);
  });

  it('[B11] is known though it was put there without its directory’s counter', async () => {
    const engine = open();
    await openDay(engine);
    await stop();
    rmSync(join(directory.path, 'head'));
    expect(open().engine.till.device.segment.number).toBe(2);
  });

  it('[B11] is known when the entry that the counter names is another in it', async () => {
    await openDay(open());
    await stop();
    const head = join(directory.path, 'head');
    const hash = readHeadMark(directory.path)?.hash ?? '';
    writeFileSync(head, readFileSync(head, 'utf8').replace(hash, 'ab'.repeat(32)));
    expect(open().engine.till.device.segment.number).toBe(2);
  });
});

describe('[B13] [P34] a directory that was copied while its till ran', () => {
  it('is a till of its own, and the first goes on as it was', async () => {
    const engine = open();
    await openDay(engine);
    await printer.powerOff();
    await sell(engine);
    const copy = tempDirectory();
    cpSync(directory.path, copy.path, { recursive: true });
    await stop();
    await printer.powerOn();

    const second = openEngine(copy.path, { seed: null });
    expect(second.engine.till.device.segment.number).toBe(2);
    expect(states(second).map(({ state }) => state)).toEqual(['failed', 'failed']);
    await second.close();
    expect(printer.slips()).toEqual([]);

    expect(open().engine.till.device.segment.number).toBe(1);
    await printer.until(() => printer.slips().length === 2);
    copy.remove();
  });
});

describe('npm run restore', () => {
  it('[B20] lists the backups, newest first', async () => {
    const { said: none } = await restore();
    expect(none).toContain('There are no backups');
    const backup = await backUpWithPaperWaiting();
    const outcome = await running?.engine.backups.take();
    await stop();
    const { code, said } = await restore();
    expect(code).toBe(0);
    const newest = outcome?.kind === 'verified' ? outcome.path : '';
    expect(said.indexOf(newest)).toBeGreaterThan(0);
    expect(said.indexOf(backup)).toBeGreaterThan(said.indexOf(newest));
  });

  it('[B21] refuses while the till runs, and changes nothing', async () => {
    const backup = await backUpWithPaperWaiting();
    const { code, said } = await restore('--from', backup, '--even-unsent');
    expect(code).toBe(2);
    expect(said).toContain('already running');
    await stop();
    expect(existsSync(join(directory.path, 'set-aside'))).toBe(false);
  });

  it('[B22] refuses while the present file has what neither the backup nor the cloud has', async () => {
    const backup = await backUpWithPaperWaiting();
    await stop();
    const before = readFileSync(till());
    const { code, said } = await restore('--from', backup);
    expect(code).toBe(1);
    expect(said).toContain('5 entries of the present file');
    expect(readFileSync(till()).equals(before)).toBe(true);
  });

  it('[B23] sets the present file aside whole, and prints nothing when the till starts', async () => {
    const backup = await backUpWithPaperWaiting();
    await stop();
    const before = readFileSync(till());
    const { code, said } = await restore('--from', backup, '--even-unsent');
    expect(code).toBe(0);
    const aside = /is in (\S+)\. Slips/.exec(said)?.[1] ?? '';
    expect(readFileSync(join(aside, 'till.db')).equals(before)).toBe(true);
    expect(existsSync(backup)).toBe(true);

    const taken = printer.connections.taken;
    const engine = open();
    expect(engine.engine.till.device.segment.number).toBe(2);
    expect(engine.engine.recovery).toBeNull();
    await pause(1_500);
    expect(printer.connections.taken).toBe(taken);
    await sell(engine);
    await stop();
    expect(verify(till(), MIGRATIONS)).toMatchObject({ fault: null, segments: 2 });
  });

  it('[B31] tells people of what is missing once the till starts, until they have seen it', async () => {
    const backup = await backUpWithPaperWaiting();
    const [lacks] = reading(backup, readSegmentEnds);
    const [had] = segments();
    await stop();
    const { said } = await restore('--from', backup, '--even-unsent');
    const missing = (had?.last?.seq ?? 0) - (lacks?.last?.seq ?? 0);
    let engine = open();
    const { recovery } = await engine.client.till.state();
    expect(recovery).toMatchObject({ kind: 'restored', lost: missing, returned: null, missing: null });
    const report = join(directory.path, recovery?.report ?? '');
    expect(said).toContain(report);
    expect(readFileSync(report, 'utf8')).toContain(
      `Not in this file: entries ${(lacks?.last?.seq ?? 0) + 1} to ${had?.last?.seq} of segment ${had?.id}.`,
    );
    await stop();

    // Each has a report of its own, and who has seen the newest has seen them all.
    const reports = new Set([recovery?.report]);
    for (let starts = 0; starts < 2; starts += 1) {
      rmSync(join(directory.path, 'head'));
      engine = open();
      reports.add((await engine.client.till.state()).recovery?.report);
      await stop();
    }
    expect([...reports].filter((path) => existsSync(join(directory.path, path ?? '')))).toHaveLength(3);
    engine = open();
    const { recovery: newest } = await engine.client.till.state();
    expect(newest).toMatchObject({ kind: 'copied', number: 3, lost: 0 });
    const seen = { commandId: newId<string>(), recovery: newest?.number ?? 0 };
    expect(await engine.client.till.recoverySeen(seen)).toEqual({ recovery: null });
    expect(await engine.client.till.recoverySeen(seen)).toEqual({ recovery: null });
    await stop();
    expect((await open().client.till.state()).recovery).toBeNull();
  });

  it('[B31] says also what the file that is set aside lacked already', async () => {
    const engine = open();
    await openDay(engine);
    const first = await engine.engine.backups.take();
    await sell(engine);
    const second = await engine.engine.backups.take();
    await sell(engine);
    const [had] = segments();
    await stop();
    for (const backup of [second, first]) {
      const from = backup.kind === 'verified' ? backup.path : '';
      expect(await restore('--from', from, '--even-unsent')).toMatchObject({ code: 0 });
    }
    const [has] = segments();
    const { recovery } = await open().client.till.state();
    const lost = (had?.last?.seq ?? 0) - (has?.last?.seq ?? 0);
    expect(recovery).toMatchObject({ kind: 'restored', lost, returned: null });
    expect(readFileSync(join(directory.path, recovery?.report ?? ''), 'utf8')).toContain(
      `Not in this file: entries ${(has?.last?.seq ?? 0) + 1} to ${had?.last?.seq} of segment ${had?.id}.`,
    );
  });

  it('[B20] refuses what is no till, and what was altered', async () => {
    const backup = await backUpWithPaperWaiting();
    await stop();
    const db = openWriter(backup);
    db.exec("DROP TRIGGER entry_is_never_changed; UPDATE entry SET at = at + 1 WHERE type = 'order.payment-added'");
    db.close();
    for (const from of [backup, join(import.meta.dirname, 'restored-file.test.ts')]) {
      const { code, said } = await restore('--from', from, '--even-unsent');
      expect(code).toBe(1);
      expect(said).toContain('no whole till');
    }
    expect((await restore('--from', join(directory.path, 'gone.db'))).code).toBe(2);
  });
});
