import { describe, expect, test } from 'vitest';
import { readCloudConfig } from './config.ts';

const read = (argv: string[], env: Record<string, string> = {}) =>
  readCloudConfig({ argv, env, defaultDataDirectory: '/data' });
const SECRET = 's'.repeat(32);
const URL_OF_DATABASE = 'postgres://me:secret@db.example/till';

describe('[CL16] the configuration', () => {
  test('is an embedded cloud for this machine alone unless something else is said', () => {
    expect(read([])).toEqual({
      ok: true,
      value: {
        port: 7311,
        host: '127.0.0.1',
        publicUrl: null,
        trustedProxies: [],
        logLevel: 'warn',
        database: { kind: 'embedded', directory: '/data' },
        task: 'serve',
        electric: null,
        mail: null,
        createOwner: null,
      },
    });
  });

  test('is read from flags before variables', () => {
    const env = { EVERTILL_CLOUD_PORT: '1', EVERTILL_CLOUD_DATA: '/elsewhere', EVERTILL_CLOUD_LOG: 'info' };
    expect(read(['--port', '2'], env)).toMatchObject({
      value: { port: 2, logLevel: 'info', database: { directory: '/elsewhere' } },
    });
  });

  test('takes the database that is named, but never a stranger’s when a directory is', () => {
    const env = { DATABASE_URL: URL_OF_DATABASE, EVERTILL_CLOUD_SECRET: SECRET };
    expect(read([], env)).toMatchObject({ value: { database: { kind: 'url', url: URL_OF_DATABASE, secret: SECRET } } });
    expect(read(['--data', '/here'], env)).toMatchObject({
      value: { database: { kind: 'embedded', directory: '/here' } },
    });
  });

  test('opens to a network only at an address that is known', () => {
    const env = { EVERTILL_CLOUD_ADDRESS: 'https://till.example/', EVERTILL_CLOUD_PROXIES: '10.0.0.0/8, ::1' };
    expect(read(['--host', '0.0.0.0'], env)).toMatchObject({
      value: { host: '0.0.0.0', publicUrl: 'https://till.example', trustedProxies: ['10.0.0.0/8', '::1'] },
    });
  });

  test('[CL18] takes one thing to do instead of serving', () => {
    expect(read(['verify', '--data', '/here'])).toMatchObject({ value: { task: 'verify' } });
    expect(read(['--data', '/here', 'rebuild'])).toMatchObject({ value: { task: 'rebuild' } });
  });

  test('[SH3] takes an Electric service with its secret, for the database that it reads', () => {
    const electric = { ELECTRIC_URL: 'http://electric.internal:3000', ELECTRIC_SECRET: 'e'.repeat(16) };
    const env = { DATABASE_URL: URL_OF_DATABASE, EVERTILL_CLOUD_SECRET: SECRET, ...electric };
    expect(read([], env)).toMatchObject({
      value: { electric: { url: 'http://electric.internal:3000', secret: 'e'.repeat(16) } },
    });
    expect(read(['--data', '/here'], env)).toMatchObject({ value: { electric: null } });
  });

  test('takes an owner to make', () => {
    expect(read(['--create-owner', 'Me@Shop.example'])).toMatchObject({
      value: { createOwner: { email: 'me@shop.example', password: null } },
    });
  });

  test.each<[string[], Record<string, string>, RegExp]>([
    [['--port', '70000'], {}, /^--port must be a port, .*, not "70000"$/],
    [['--port', '-1'], {}, /^Option '--port' argument is ambiguous/],
    [[], { EVERTILL_CLOUD_PORT: 'http' }, /^EVERTILL_CLOUD_PORT must be a port, .*, not "http"$/],
    [['--host', 'till.example'], {}, /^--host must be an IP address/],
    [['--host', '0.0.0.0'], {}, /^EVERTILL_CLOUD_ADDRESS must be set when --host/],
    [[], { EVERTILL_CLOUD_ADDRESS: 'http://till.example' }, /^EVERTILL_CLOUD_ADDRESS must be an address that begins/],
    [[], { EVERTILL_CLOUD_PROXIES: 'everyone' }, /^EVERTILL_CLOUD_PROXIES must be IP addresses/],
    [['--log', 'loud'], {}, /^--log must be one of fatal, error/],
    [['--data', 'a\0b'], {}, /^--data must name a directory/],
    [[], { DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must be an address that begins with postgres:\/\/$/],
    [[], { DATABASE_URL: URL_OF_DATABASE }, /^EVERTILL_CLOUD_SECRET must be set with DATABASE_URL/],
    [[], { EVERTILL_CLOUD_SECRET: 'short' }, /^EVERTILL_CLOUD_SECRET must have 32 or more characters$/],
    [[], { ELECTRIC_URL: 'electric' }, /^ELECTRIC_URL must be an address that begins with http:\/\/ or https:\/\//],
    [[], { ELECTRIC_URL: 'http://e', ELECTRIC_SECRET: 'secret@' }, /^ELECTRIC_SECRET must have 16 or more characters$/],
    [
      [],
      { DATABASE_URL: URL_OF_DATABASE, EVERTILL_CLOUD_SECRET: SECRET, ELECTRIC_URL: 'http://e' },
      /^ELECTRIC_SECRET must be set with ELECTRIC_URL/,
    ],
    [[], { ELECTRIC_URL: 'http://e', ELECTRIC_SECRET: SECRET }, /^DATABASE_URL must be set with ELECTRIC_URL/],
    [
      [],
      { EVERTILL_SMTP_URL: 'http://x:secret@h' },
      /^EVERTILL_SMTP_URL must be an address that begins with smtp:\/\//,
    ],
    [[], { EVERTILL_SMTP_URL: 'smtp://x:secret@h' }, /^EVERTILL_SMTP_FROM must be set with EVERTILL_SMTP_URL/],
    [[], { EVERTILL_SMTP_FROM: 'a@b.example' }, /^EVERTILL_SMTP_URL must be set with EVERTILL_SMTP_FROM/],
    [[], { EVERTILL_SMTP_FROM: 'nobody' }, /^EVERTILL_SMTP_FROM must be an e-mail address, or a name/],
    [['--create-owner', 'me'], {}, /^--create-owner must be an e-mail address, not "me"$/],
    [
      ['--create-owner', 'me@shop.example'],
      { EVERTILL_OWNER_PASSWORD: 'short' },
      /^EVERTILL_OWNER_PASSWORD must have 12 or more characters$/,
    ],
    [['--colour', 'red'], {}, /^Unknown option '--colour'.*Known: --port/],
    [['extra'], {}, /^There is nothing called "extra" to do\. Known: --port.* verify; rebuild$/],
    [['verify', 'twice'], {}, /^There is nothing called "twice" to do\. Known: /],
  ])('says in one line what is wrong with %j %j', (argv, env, line) => {
    const config = read(argv, env);
    expect(config.ok).toBe(false);
    if (config.ok) return;
    expect(config.error).toMatch(line);
    expect(config.error).not.toContain('\n');
    expect(config.error).not.toContain('secret@');
  });
});
