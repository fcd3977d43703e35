import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, symlink, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tempDirectory } from '#support/engine.ts';
import { send } from './raw-http.ts';

const root = join(import.meta.dirname, '../..');
const ENGINE = 'src-main/station/engine-main.ts';
const START = 'tools/start.ts';

let directory: ReturnType<typeof tempDirectory>;
let started: Running[];
beforeEach(() => {
  directory = tempDirectory();
  started = [];
});
afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGTERM');
    await ended;
  }
  directory.remove();
});

interface Running {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

function run(script: string, ...args: string[]): Running {
  const child = spawn(process.execPath, [script, '--data', directory.path, ...args], {
    cwd: root,
    env: { ...process.env, CI: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      said += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const running = { child, said: () => said, ended };
  started.push(running);
  return running;
}

function engineFile(): { url: string; pid: number } | null {
  const path = join(directory.path, 'engine.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** Waits until a till answers, other than the process `not`. */
const engineOf = (till: Running, not?: number) =>
  vi.waitFor(
    () => {
      const found = engineFile();
      if (!found || found.pid === not) throw new Error(`no till yet: ${till.said()}`);
      return found;
    },
    { timeout: 60_000, interval: 50 },
  );

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('[S9] npm start', { timeout: 90_000 }, () => {
  test('prints few lines, serves a browser, and stops with all that it started', async () => {
    const till = run(START, '--browser', '--port', '0', '--cloud', 'none');
    const { url, pid } = await engineOf(till);
    await vi.waitFor(() => expect(till.said()).toMatch(/^Till: /m));
    expect(till.said().replace(/^(Building|Old or no pages).*\n/gm, '')).toMatch(
      new RegExp(`^Data: ${directory.path}\nTill: ${url}/enter\\?code=\\S+ {2}\\(lets one browser in, once\\)\n$`),
    );
    const address = new URL(/http\S+/.exec(till.said())?.[0] ?? '');
    expect(await send(url, `${address.pathname}${address.search}`)).toMatchObject({ status: 200 });
    expect(await send(url, '/', { headers: { accept: 'text/html' } })).toMatchObject({ status: 401 });
    await vi.waitFor(() => expect(till.said().match(/^Till: /gm)).toHaveLength(2));

    till.child.kill('SIGINT');
    expect(await till.ended).toBe(0);
    expect(isAlive(pid)).toBe(false);
    expect(engineFile()).toBeNull();
  });

  test('leaves nobody behind when it is killed, and starts a till that was killed again', async () => {
    const till = run(START, '--browser', '--port', '0', '--cloud', 'none');
    const first = await engineOf(till);
    process.kill(first.pid, 'SIGKILL');
    const second = await engineOf(till, first.pid);
    expect(till.said()).toContain('The till stopped unexpectedly (killed) and is started again.');

    till.child.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(second.pid)).toBe(false), { timeout: 10_000 });
    expect(engineFile()).toBeNull();
  });
});

describe('[S10] what stops a start is one line and an exit code', () => {
  test.each([
    [ENGINE, ['--port', 'x'], 2, /^--port must be a port, a whole number from 0 to 65535, not "x"\n$/],
    [START, ['--cloud', 'ftp://x'], 2, /^--cloud must be none, embedded or an address .*\n$/],
    [ENGINE, ['--cloud', 'embedded'], 2, /^--cloud: only `npm start` can run an embedded cloud.*\n$/],
  ])('%s %j', async (script, args, code, line) => {
    const till = run(script, ...args);
    expect(await till.ended).toBe(code);
    expect(till.said()).toMatch(line);
  });

  test('a damaged file', async () => {
    writeFileSync(join(directory.path, 'till.db'), 'this was a till once'.repeat(1_000));
    const till = run(ENGINE, '--port', '0');
    expect(await till.ended).toBe(3);
    expect(till.said()).toMatch(/^The till's file in \S+ is damaged\. [^\n]+\n$/);
  });

  test('a directory that is a file', async () => {
    const path = join(directory.path, 'file');
    writeFileSync(path, '');
    const till = run(ENGINE, '--port', '0', '--data', path);
    expect(await till.ended).toBe(3);
    expect(till.said()).toMatch(/^The till cannot write to \S+\. [^\n]+\n$/m);
  });

  test('a till that is running there already, under whatever name', async () => {
    const first = run(ENGINE, '--port', '0');
    await engineOf(first);
    const other = `${directory.path}-again`;
    await symlink(directory.path, other);
    const second = run(ENGINE, '--port', '0', '--data', other);
    expect(await second.ended).toBe(3);
    expect(second.said()).toMatch(/^A till is already running on \S+\. [^\n]+\n$/);
    await unlink(other);
  });

  test('a port that is taken', async () => {
    const first = run(ENGINE, '--port', '0');
    const { url } = await engineOf(first);
    const beside = join(directory.path, 'beside');
    await mkdir(beside);
    const second = run(ENGINE, '--port', new URL(url).port, '--data', beside);
    expect(await second.ended).toBe(3);
    expect(second.said()).toMatch(/^Port \d+ is taken by another program\. Choose another with --port\.\n$/);
    expect(existsSync(join(beside, 'till.db-wal'))).toBe(false);
  });
});
