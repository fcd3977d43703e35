import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTillConfig } from './config.ts';

const read = (argv: string[], env: Record<string, string> = {}, offersEmbeddedCloud = true) =>
  readTillConfig({ argv, env, defaultDataDirectory: '/somewhere/.evertill', offersEmbeddedCloud });

describe('[ST1] one typed configuration', () => {
  test('stands without any flag', () => {
    expect(read([])).toEqual({
      ok: true,
      value: {
        port: 7310,
        screensPort: 7315,
        dataDirectory: resolve('/somewhere/.evertill'),
        cloud: { kind: 'embedded' },
        pairingCode: null,
        logLevel: 'warn',
        browser: false,
        empty: false,
      },
    });
    expect(read([], {}, false)).toMatchObject({ value: { cloud: { kind: 'none' } } });
  });

  test('takes flags before variables', () => {
    expect(read(['--port', '8001', '--browser'], { EVERTILL_PORT: '8002', EVERTILL_LOG: 'info' })).toMatchObject({
      value: { port: 8001, browser: true, logLevel: 'info' },
    });
    expect(read([], { EVERTILL_PORT: '8002' })).toMatchObject({ value: { port: 8002 } });
  });

  test('takes an empty variable for one that is not set', () => {
    expect(read([], { EVERTILL_PORT: '', EVERTILL_PAIRING_CODE: '' })).toMatchObject({
      value: { port: 7310, pairingCode: null },
    });
  });

  test.each([
    ['https://cloud.example', 'https://cloud.example'],
    ['https://cloud.example/evertill/', 'https://cloud.example/evertill'],
    ['http://127.0.0.1:7311', 'http://127.0.0.1:7311'],
    ['http://localhost:7311/', 'http://localhost:7311'],
    ['http://[::1]:7311', 'http://[::1]:7311'],
  ])('reaches the cloud at %s', (given, url) => {
    expect(read(['--cloud', given])).toMatchObject({ value: { cloud: { kind: 'url', url } } });
  });
});

describe('[ST1] a bad value stops with one line that names it', () => {
  test.each<[string[], Record<string, string>, RegExp]>([
    [['--port', 'abc'], {}, /^--port must be a port.*"abc"$/],
    [['--port', '65536'], {}, /^--port must be a port.*"65536"$/],
    [['--screens-port', '70000'], {}, /^--screens-port must be a port.*"70000"$/],
    [['--port', '1.5'], {}, /^--port must be a port/],
    [['--port=-1'], {}, /^--port must be a port/],
    [[], { EVERTILL_PORT: 'x' }, /^EVERTILL_PORT must be a port.*"x"$/],
    [['--cloud', 'nowhere'], {}, /^--cloud must be none, embedded or an address/],
    [['--cloud', 'http://cloud.example'], {}, /^--cloud must be .*https/],
    [['--cloud', 'https://user:secret@cloud.example'], {}, /^--cloud must be/],
    [['--cloud', 'ftp://127.0.0.1'], {}, /^--cloud must be/],
    [['--data', 'a\0b'], {}, /^--data must name a directory/],
    [['--log', 'loud'], {}, /^--log must be fatal, error/],
    [[], { EVERTILL_BROWSER: 'maybe' }, /^EVERTILL_BROWSER must be yes or no/],
    [['--prot', '1'], {}, /^Unknown option '--prot'\. Known: --port/],
    [['--port'], {}, /--port.*argument missing.*Known:/],
    [['stray'], {}, /stray.*Known:/],
  ])('%j %j', (argv, env, line) => {
    const config = read(argv, env);
    expect(config).toMatchObject({ ok: false, error: expect.stringMatching(line) });
    expect(config.ok || config.error.split('\n')).toHaveLength(1);
  });

  test('a secret is not repeated', () => {
    const config = read([], { EVERTILL_PAIRING_CODE: 'abc' });
    expect(config).toEqual({ ok: false, error: 'EVERTILL_PAIRING_CODE must be a pairing code' });
  });

  test('the embedded cloud is for `npm start` only', () => {
    expect(read(['--cloud', 'embedded'], {}, false)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^--cloud: only `npm start`/),
    });
  });
});
