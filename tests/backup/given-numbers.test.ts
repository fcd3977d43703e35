import { copyFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { restoreTill } from '#main/backup/restore-till.ts';
import { rebuild } from '#main/engine/rebuild.ts';
import { verify } from '#main/engine/verify.ts';
import { asInstant } from '#shared/time/instant.ts';
import {
  MIGRATIONS,
  newId,
  openDay,
  openEngine,
  openOrder,
  settle,
  type TestEngine,
  tempDirectory,
} from '#support/engine.ts';
import { id } from '#support/orders.ts';

let directory: ReturnType<typeof tempDirectory>;
let running: TestEngine | null = null;
beforeEach(() => {
  directory = tempDirectory();
});
afterEach(async () => {
  await stop();
  directory.remove();
});

function open(): TestEngine {
  running = openEngine(directory.path);
  return running;
}
async function stop(): Promise<void> {
  await running?.close();
  running = null;
}

const file = () => join(directory.path, 'till.db');

/** The numbers of the order and of its receipt. */
async function sell(till: TestEngine): Promise<(string | null)[]> {
  const { order } = await settle(till, await openOrder(till, id<string>(0x11)), 650);
  return [order.number, order.status.state === 'completed' ? order.status.receiptNumber : null];
}

/** The number of the Z report of a session that is opened and closed. */
async function closeDrawer({ client }: TestEngine): Promise<number | undefined> {
  const sessionId = newId<string>();
  await client.drawer.open({ commandId: newId(), sessionId, float: 0 });
  const counted = { denominations: [] };
  const { session } = await client.drawer.close({ commandId: newId(), sessionId, counted, reason: '' });
  return session.closing?.number;
}

function restored(from: string): void {
  const now = asInstant(Date.parse('2026-10-02T10:00:00Z'));
  const options = { directory: directory.path, migrations: MIGRATIONS, from, evenUnsent: true, now };
  expect(restoreTill({ ...options, newId: () => newId() })).toMatchObject({ ok: true });
}

/** Every way in which an old backup takes the place of the till's file. */
const waysBack: readonly [string, (backup: string) => void][] = [
  [
    'put there by hand',
    (backup) => {
      for (const end of ['-wal', '-shm']) rmSync(`${file()}${end}`, { force: true });
      copyFileSync(backup, file());
    },
  ],
  ['restored by command', restored],
  ['all that could be read of a damaged file', () => writeFileSync(file(), Buffer.alloc(statSync(file()).size, 0xab))],
];

it.each(waysBack)(
  '[B17] [DR17] a backup that is %s gives no number out again, without any cloud',
  async (_, goBack) => {
    const till = open();
    await openDay(till);
    expect(await sell(till)).toEqual(['A-001', 'A-000001']);
    const backup = await till.engine.backups.take();
    await sell(till);
    expect(await sell(till)).toEqual(['A-003', 'A-000003']);
    expect([await closeDrawer(till), await closeDrawer(till)]).toEqual([1, 2]);
    await stop();
    goBack(backup.kind === 'verified' ? backup.path : '');

    const again = open();
    expect(await sell(again)).toEqual(['A-004', 'A-000004']);
    expect(await closeDrawer(again)).toBe(3);
    await stop();
    // Nor does a file that is folded anew, nor one that is put back a second time.
    expect(verify(file(), MIGRATIONS).fault).toBeNull();
    const next = open();
    rebuild(next.engine.till.db, next.engine.till.device.id);
    await stop();
    goBack(backup.kind === 'verified' ? backup.path : '');
    const last = open();
    expect(await sell(last)).toEqual(['A-005', 'A-000005']);
    expect(await closeDrawer(last)).toBe(4);
  },
);

it('[B17] a day that an older backup does not know stays known while other backups are put back', async () => {
  const till = open();
  const old = await till.engine.backups.take();
  await openDay(till);
  await sell(till);
  const noon = await till.engine.backups.take();
  await sell(till);
  expect(await sell(till)).toEqual(['A-003', 'A-000003']);
  await stop();
  for (const backup of [old, noon]) restored(backup.kind === 'verified' ? backup.path : '');
  expect(await sell(open())).toEqual(['A-004', 'A-000004']);
});
