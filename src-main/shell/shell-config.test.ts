import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readShellConfig } from './shell-config.ts';

let userData: string;
beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'evertill-'));
});
afterEach(() => rmSync(userData, { recursive: true, force: true }));

const read = (argv: string[] = [], env: Record<string, string> = {}, packaged = false) =>
  readShellConfig({ argv, env, userData, packaged });
const write = (text: string) => writeFileSync(join(userData, 'config.json'), text);

describe('[H13] the desktop till’s configuration', () => {
  test('stands without any', () => {
    expect(read()).toEqual({
      ok: true,
      value: {
        directory: join(userData, 'till'),
        profileDirectory: userData,
        cloudUrl: null,
        pairingCode: null,
        logLevel: 'warn',
        empty: false,
        stationPort: null,
        screensPort: 7315,
        updateFeed: null,
      },
    });
  });

  test('a data directory takes the profile with it, so that two tills do not meet', () => {
    const directory = resolve('/shops/one');
    expect(read(['--data', directory])).toMatchObject({
      value: { directory, profileDirectory: join(directory, 'desktop') },
    });
  });

  test('opens a port only when it is asked to', () => {
    expect(read(['--port', '7320'])).toMatchObject({ value: { stationPort: 7320 } });
    expect(read(['--port=7320'])).toMatchObject({ value: { stationPort: 7320 } });
    expect(read([], { EVERTILL_PORT: '7320' })).toMatchObject({ value: { stationPort: 7320 } });
    expect(read(['--screens-port', '7321'])).toMatchObject({ value: { stationPort: null, screensPort: 7321 } });
  });

  test('reads its own flags among Chromium’s', () => {
    const argv = ['.', '--no-sandbox', '--cloud', 'https://cloud.example', '--user-data-dir=/x', '--inspect', '9229'];
    expect(read(argv)).toMatchObject({ value: { cloudUrl: 'https://cloud.example' } });
  });

  test('a packaged app starts with an empty shop, a checkout with the demo shop', () => {
    expect(read([], {}, true)).toMatchObject({ value: { empty: true } });
    expect(read(['--empty'])).toMatchObject({ value: { empty: true } });
    expect(read([], { EVERTILL_EMPTY: 'no' }, true)).toMatchObject({ value: { empty: false } });
  });

  test('takes variables from its file, and those of the environment before them', () => {
    write('{"EVERTILL_CLOUD": "https://file.example", "EVERTILL_UPDATE_FEED": "https://updates.example/"}');
    expect(read()).toMatchObject({
      value: { cloudUrl: 'https://file.example', updateFeed: 'https://updates.example/' },
    });
    expect(read([], { EVERTILL_CLOUD: 'https://env.example' })).toMatchObject({
      value: { cloudUrl: 'https://env.example' },
    });
    expect(read(['--cloud', 'none'])).toMatchObject({ value: { cloudUrl: null } });
  });

  test.each<[string[], Record<string, string>, RegExp]>([
    [['--port', 'abc'], {}, /^--port must be a port/],
    [['--cloud', 'embedded'], {}, /^--cloud: only `npm start`/],
    [['--cloud'], {}, /--cloud/],
    [[], { EVERTILL_UPDATE_FEED: 'http://updates.example' }, /^EVERTILL_UPDATE_FEED must be .*https/],
  ])('%j %j is refused by its name', (argv, env, line) => {
    expect(read(argv, env)).toMatchObject({ ok: false, error: expect.stringMatching(line) });
  });

  test.each(['no JSON', '[]', '{"PATH": "/bin"}', '{"EVERTILL_PORT": 7}'])('a file of %s is refused', (text) => {
    write(text);
    expect(read()).toMatchObject({ ok: false, error: expect.stringMatching(/config\.json must hold one JSON object/) });
  });
});
