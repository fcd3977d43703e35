import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tempDirectory } from '#support/engine.ts';
import { findElectron, findInstalledElectron } from '../../tools/find-electron.ts';

let directory: ReturnType<typeof tempDirectory>;
beforeEach(() => {
  directory = tempDirectory();
});
afterEach(() => directory.remove());

/** A machine with a display and without Electron's program, whose only source of it is this address. */
const machine = (mirror: string): NodeJS.ProcessEnv => ({
  DISPLAY: ':0',
  PATH: process.env.PATH,
  ELECTRON_OVERRIDE_DIST_PATH: join(directory.path, 'electron'),
  ELECTRON_MIRROR: mirror,
  electron_config_cache: join(directory.path, 'cache'),
});

describe('[H17] finding Electron', () => {
  test('is not tried in CI', async () => {
    expect(await findElectron({ CI: 'true', DISPLAY: ':0' })).toEqual({ reason: 'Electron is not opened in CI' });
  });

  test.runIf(process.platform === 'linux')('is not tried without a display', async () => {
    expect(await findElectron({})).toEqual({ reason: 'there is no display for Electron' });
  });

  test('answers where the program is', async () => {
    const env = machine('http://127.0.0.1:9/');
    const missing = findInstalledElectron(env);
    expect(missing).toEqual({ reason: 'Electron’s program has not been fetched' });
    const home = join(directory.path, 'electron');
    const program = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[
      process.platform as string
    ];
    const path = join(home, program ?? 'electron');
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, '');
    expect(await findElectron(env)).toEqual({ path });
  });

  test('says in one line that it cannot be fetched', async () => {
    const found = await findElectron(machine('http://127.0.0.1:9/'));
    expect(found).toEqual({ reason: expect.stringMatching(/^Electron’s program could not be fetched \(.+\)$/) });
  });

  test('does not wait for a network that never answers', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as { port: number };
    const found = await findElectron(machine(`http://127.0.0.1:${port}/`), 500);
    expect(found).toEqual({ reason: 'Electron’s program could not be fetched (nothing came)' });
    silent.close();
  });
});
