import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { byLink } from '#main/staff/caller.ts';
import { startStation } from '#main/station/start-station.ts';
import type { CommandId, StaffId } from '#shared/ids/ids.ts';
import { newId, openEngine, tempDirectory } from '#support/engine.ts';

const COMMAND = join(import.meta.dirname, '../../src-main/staff/pin-command.ts');

function runCommand(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [COMMAND, ...args]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}

test('[SF19] an owner who has forgotten their PIN is given another at the machine', async () => {
  const directory = tempDirectory();
  const till = openEngine(directory.path);
  const staffId = newId<StaffId>();
  await till.client.staff.add({ commandId: newId<CommandId>(), staffId, name: 'Ada', role: 'owner' });
  await till.client.staff.setPin({ commandId: newId<CommandId>(), staffId, pin: '902114' });
  expect(await runCommand('--data', directory.path)).toEqual({
    code: 1,
    said: expect.stringContaining('No till answers'),
  });
  const station = await startStation({
    ...{ engine: till.engine, port: 0, directory: directory.path, rendererDirectory: directory.path },
    log: pino({ level: 'silent' }),
  });
  expect(await runCommand('--data', directory.path, '--name', 'Eve')).toEqual({
    ...{ code: 1, said: expect.stringContaining('Say which owner with --name: Ada.') },
  });
  const { code, said } = await runCommand('--data', directory.path);
  expect(code).toBe(0);
  const pin = /is now (\d{6})\./.exec(said)?.[1] ?? '';
  const screen = createRouterClient(till.engine.router, { context: byLink(till.engine.sessions.openLink()) });
  await expect(screen.session.signIn({ staffId, pin: '902114' })).rejects.toThrow();
  expect(await screen.session.signIn({ staffId, pin })).toMatchObject({ token: expect.any(String) });
  await station.close();
  await till.close();
  directory.remove();
});
