import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byLink } from '#main/staff/caller.ts';
import { createTrainings } from '#main/training/trainings.ts';
import { openDay, openEngine, openOrder, settle, type TestEngine, tempDirectory } from '#support/engine.ts';
import { id } from '#support/orders.ts';

const TOAST = id<string>(0x11);
const MEGABYTE = 1 << 20;
const DISK = 32 * MEGABYTE;

/** A small disk of its own is had by mounting one, which takes Linux and its root. */
const disk = tempDirectory();
const isMounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', disk.path]).status === 0;
if (!isMounted) console.log('Left out: training on a full disk, for no disk can be mounted here.');

describe.skipIf(!isMounted)('[TR2] training on a disk that fills', () => {
  let till: TestEngine;
  beforeAll(async () => {
    till = openEngine(disk.path);
    await openDay(till);
  });
  afterAll(async () => {
    await till?.close();
    spawnSync('umount', [disk.path]);
    disk.remove();
  });

  const filler = join(disk.path, 'filler');
  /** Fills the disk until that much of it is free. */
  const leaveFree = (bytes: number) => {
    rmSync(filler, { force: true });
    const { bavail, bsize } = statfsSync(disk.path);
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
  };
  const copies = () => {
    const root = join(disk.path, 'training');
    return existsSync(root) ? readdirSync(root) : [];
  };
  /** What entering is answered; whoever came in leaves again, and the copy is gone. */
  async function enter(): Promise<string> {
    const link = till.engine.sessions.openLink();
    const { training } = createRouterClient(till.engine.router, { context: byLink(link) });
    try {
      const { token } = await training.enter().catch((error: { code: string; data?: { code: string } }) => {
        throw error.data?.code ?? error.code;
      });
      await training.resume({ token });
      await training.leave();
      await expect.poll(copies, { timeout: 20_000 }).toEqual([]);
      return 'entered';
    } catch (code) {
      return String(code);
    } finally {
      link.close();
    }
  }

  it('is refused where a copy finds no room, whenever the disk is full, and leaves nothing behind', {
    timeout: 120_000,
  }, async () => {
    const size = statSync(join(disk.path, 'till.db')).size + statSync(join(disk.path, 'till.db-wal')).size;
    const answers: string[] = [];
    for (let free = 0; free <= 3 * size; free += Math.ceil(size / 2)) {
      leaveFree(free);
      answers.push(await enter());
      expect(copies()).toEqual([]);
    }
    expect(new Set(answers)).toEqual(new Set(['training-no-room', 'entered']));
    expect(answers[0]).toBe('training-no-room');
    expect(answers.at(-1)).toBe('entered');
    // The shop sells as before, and once there is room again anybody trains.
    rmSync(filler);
    const { order } = await settle(till, await openOrder(till, TOAST), 1_000);
    expect(order.number).toBe('A-001');
    expect(await enter()).toBe('entered');
  });

  it('is refused alike where the disk fills while the copy is made', async () => {
    const trainings = createTrainings({
      directory: disk.path,
      async fork(directory) {
        mkdirSync(directory, { recursive: true });
        writeFileSync(join(directory, 'till.db'), Buffer.alloc(2 * DISK));
        return 'forked';
      },
      start: () => ({ router: till.engine.router, close: async () => {} }),
      log: pino({ level: 'silent' }),
    });
    const link = till.engine.sessions.openLink();
    expect(await trainings.enter(link)).toMatchObject({ ok: false, error: { code: 'training-no-room' } });
    expect(copies()).toEqual([]);
    await trainings.close();
  });
});
