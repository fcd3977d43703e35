import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, symlink, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tempDirectory } from '#support/engine.ts';
import { type RunningProcess, run, runToEnd } from '#support/processes.ts';
import { send } from './raw-http.ts';

const ENGINE = 'src-main/station/engine-main.ts';
const START = 'tools/start.ts';

let directory: ReturnType<typeof tempDirectory>;
let started: RunningProcess[];
beforeEach(() => {
  directory = tempDirectory();
  started = [];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const running of started) await running.stop();
  directory.remove();
});

function start(script: string, ...args: string[]): RunningProcess {
  const running = run(script, '--data', directory.path, '--port', '0', ...args);
  started.push(running);
  return running;
}

const TILL = /^(?:Till|Open the till in a browser): (http\S+)/m;
const announced = (): { url: string; pid: number } =>
  JSON.parse(readFileSync(join(directory.path, 'engine.json'), 'utf8'));
const isAnnounced = () => existsSync(join(directory.path, 'engine.json'));

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('[ST9] npm start', { timeout: 90_000 }, () => {
  test('prints few lines, serves a browser, and stops with all that it started', async () => {
    const till = start(START, '--browser', '--cloud', 'none');
    const address = new URL(await till.says(TILL));
    const { url, pid } = announced();
    expect(till.said().replace(/^(Building|Old or no pages).*\n/gm, '')).toBe(
      `Data: ${directory.path}\nTill: ${address}  (lets one browser in, once)\n`,
    );
    expect(await send(url, `${address.pathname}${address.search}`)).toMatchObject({ status: 200 });
    expect(await send(url, '/', { headers: { accept: 'text/html' } })).toMatchObject({ status: 401 });
    await till.says(/Till: .*\nTill: /);

    expect(await till.stop('SIGINT')).toBe(0);
    expect(isAlive(pid)).toBe(false);
    expect(isAnnounced()).toBe(false);
  });

  test('leaves nobody behind when it is killed, and starts a till that was killed again', async () => {
    const till = start(START, '--browser', '--cloud', 'none');
    await till.says(TILL);
    process.kill(announced().pid, 'SIGKILL');
    await till.says(/^The till stopped unexpectedly \(killed\) and is started again\.$/m);
    await till.says(/started again\.\nTill: http/);
    const { pid } = announced();

    till.child.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 20_000 });
    expect(isAnnounced()).toBe(false);
  });

  test('serves a browser, and says why in one line, where Electron does not run', async () => {
    const electron = join(directory.path, 'electron');
    writeFileSync(electron, '#!/bin/sh\necho "libnss3.so: cannot open shared object file" >&2\nexit 127\n', {
      mode: 0o700,
    });
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', directory.path);
    vi.stubEnv('DISPLAY', ':99');
    vi.stubEnv('CI', '');
    const till = start(START, '--cloud', 'none');
    await till.says(TILL);
    expect(till.said()).toMatch(/^Serving a browser: Electron does not run here \(libnss3\.so: cannot [^\n]+\)\.$/m);
  });

  test('sells without its cloud, and says why in one line, where that does not start', async () => {
    writeFileSync(join(directory.path, 'cloud'), 'in the way of its directory');
    const till = start(START, '--browser');
    await till.says(TILL);
    expect(till.said()).toMatch(/^The embedded cloud did not start \([^\n]+\); the till sells without it\.$/m);
  });
});

describe('[ST10] what stops a start is one line and an exit code', () => {
  test.each([
    [ENGINE, ['--port', 'x'], 2, /^--port must be a port, a whole number from 0 to 65535, not "x"\n$/],
    [START, ['--cloud', 'ftp://x'], 2, /^--cloud must be none, embedded or an address .*\n$/],
    [ENGINE, ['--cloud', 'embedded'], 2, /^--cloud: only `npm start` can run an embedded cloud.*\n$/],
  ])('%s %j', async (script, args, code, line) => {
    expect(await runToEnd(script, ...args)).toEqual({ code, said: expect.stringMatching(line) });
  });

  const startIn = (data: string, port = '0') => runToEnd(ENGINE, '--data', data, '--port', port);

  test('a damaged file', async () => {
    writeFileSync(join(directory.path, 'till.db'), 'this was a till once'.repeat(1_000));
    expect(await startIn(directory.path)).toEqual({
      code: 3,
      said: expect.stringMatching(/^The till's file in \S+ is damaged\. [^\n]+\n$/),
    });
  });

  test('a directory that is a file', async () => {
    const path = join(directory.path, 'file');
    writeFileSync(path, '');
    const { code, said } = await startIn(path);
    expect(code).toBe(3);
    expect(said).toMatch(/^The till cannot write to \S+\. [^\n]+$/m);
  });

  test('a till that is running there already, under whatever name', async () => {
    await start(ENGINE).says(TILL);
    const other = `${directory.path}-again`;
    await symlink(directory.path, other);
    expect(await startIn(other)).toEqual({
      code: 3,
      said: expect.stringMatching(/^A till is already running on \S+\. [^\n]+\n$/),
    });
    await unlink(other);
  });

  test('a port that is taken', async () => {
    const { port } = new URL(await start(ENGINE).says(TILL));
    const beside = join(directory.path, 'beside');
    await mkdir(beside);
    expect(await startIn(beside, port)).toEqual({
      code: 3,
      said: `Port ${port} is taken by another program. Choose another with --port.\n`,
    });
    expect(existsSync(join(beside, 'till.db-wal'))).toBe(false);
  });
});
