import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSlips, textOf } from '#support/escpos-text.ts';
import { openPrintShop, type PrintShop } from '#support/print-shop.ts';
import { startTcpPrinter } from '#support/tcp-printer.ts';
import { startTtyPrinter } from '#support/tty-printer.ts';

let shop: PrintShop;
let directory: string;
const { PATH } = process.env;

beforeEach(() => {
  shop = openPrintShop();
  directory = mkdtempSync(join(tmpdir(), 'evertill-device-'));
});
afterEach(async () => {
  process.env.PATH = PATH;
  await shop.close();
  rmSync(directory, { recursive: true, force: true });
});

const quiet = { answerMs: 60, closeMs: 200 };
/** A named pipe stands for a device that nobody can read back: opened for reading, it is switched on. */
function makePipe(name: string): { path: string; switchOn(): number } {
  const path = join(directory, name);
  execFileSync('mkfifo', [path]);
  return { path, switchOn: () => openSync(path, constants.O_RDONLY | constants.O_NONBLOCK) };
}
/** Reads until there is no more, or who wrote has let go. */
function readAll(file: number): Buffer {
  const parts: Buffer[] = [];
  const buffer = Buffer.alloc(65_536);
  for (let read = readOnce(file, buffer); read > 0; read = readOnce(file, buffer)) {
    parts.push(Buffer.from(buffer.subarray(0, read)));
  }
  return Buffer.concat(parts);
}
/** A pipe that still has a writer and nothing to read says so by an error. */
function readOnce(file: number, buffer: Buffer): number {
  try {
    return readSync(file, buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
    throw error;
  }
}
/** Rights mean nothing to root: as root it is nobody who tries, as far as nobody may read what that takes. */
const CHECK = join(import.meta.dirname, 'check-device-process.ts');
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const asPlainUser = (...args: string[]) => spawnSync(process.execPath, args, { ...nobody, cwd: '/' });
const plainUser = process.platform !== 'win32' && asPlainUser('--check', CHECK).status === 0;
const slipsIn = (bytes: Buffer): string[] => readSlips(bytes, 48).map(textOf);

describe.skipIf(process.platform === 'win32')('a printer on a device file', () => {
  it.skipIf(process.platform !== 'linux')('[P66] confirms its slips where it answers', async () => {
    const printer = await startTtyPrinter();
    const jobs = [shop.owe(shop.addPrinter(`device:${printer.path}`), { orderNumber: 'A-1' })];
    shop.start();
    expect(await shop.comesTo(jobs[0] as never, 'printed', 'sent', 'unknown')).toMatchObject({
      state: 'printed',
      tries: 1,
    });
    expect(printer.slips().map(textOf)).toEqual([expect.stringMatching(/A-1[\s\S]*2 × Cheeseburger/)]);
    printer.close();
  });

  it('[P66] that says nothing has its slips sent, and one that is switched off keeps them, to come out once', async () => {
    const pipe = makePipe('lp0');
    const job = shop.owe(shop.addPrinter(`device:${pipe.path}`));
    shop.start({ timing: quiet });
    await shop.until(() => shop.job(job).problem !== null);
    expect(shop.job(job)).toMatchObject({ state: 'queued', tries: 0, problemCode: 'no-device' });
    const file = pipe.switchOn();
    expect(await shop.comesTo(job, 'sent', 'unknown')).toMatchObject({ state: 'sent', tries: 1, problem: null });
    expect(slipsIn(readAll(file))).toEqual([expect.not.stringContaining('REPRINT')]);
  });

  it('[P66] that takes nothing more holds up neither the till nor another printer', async () => {
    const pipe = makePipe('lp0');
    pipe.switchOn();
    const full = openSync(pipe.path, constants.O_WRONLY | constants.O_NONBLOCK);
    for (let at = 0; at < 16; at += 1) writeSync(full, Buffer.alloc(4_096));
    const bar = await startTcpPrinter();
    const [stuck, other] = [shop.addPrinter(`device:${pipe.path}`), shop.addPrinter(bar.address)];
    const job = shop.owe(stuck);
    const others = [shop.owe(other), shop.owe(other), shop.owe(other)];
    shop.start({ timing: { ...quiet, writeMs: 600_000 } });
    await shop.until(() => others.every((one) => shop.job(one).state === 'printed'));
    expect(shop.job(job).state).not.toBe('sent');
    await bar.close();
  });

  it('[P66] is told apart from a file, and no file is written to', async () => {
    const path = join(directory, 'notes');
    writeFileSync(path, 'mine');
    const job = shop.owe(shop.addPrinter(`device:${path}`));
    const missing = shop.owe(shop.addPrinter(`device:${join(directory, 'nowhere')}`));
    shop.start({ timing: quiet });
    await shop.until(() => [job, missing].every((one) => shop.job(one).problem !== null));
    expect(shop.job(job)).toMatchObject({ state: 'queued', problemCode: 'no-device' });
    expect(shop.job(missing)).toMatchObject({ state: 'queued', problemCode: 'no-device' });
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  it.skipIf(!plainUser)('[P66] [P70] says where the till has no right to it', () => {
    const pipe = makePipe('lp0');
    chmodSync(directory, 0o755);
    chmodSync(pipe.path, 0o000);
    expect(asPlainUser(CHECK, pipe.path).stdout.toString()).toBe('no-rights');
  });
});

describe.skipIf(process.platform === 'win32')('a queue of the operating system', () => {
  /** `lp` and `lpstat` of a machine that has one queue, `grill`, as CUPS answers; what is printed lands in `paper`. */
  function installQueue(accepts: boolean): string {
    const paper = join(directory, 'paper');
    const says = accepts ? 'accepting requests since' : 'not accepting requests since';
    const commands = {
      lpstat: `[ "$2" = grill ] && echo "$2 ${says} today" || { echo "lpstat: Invalid destination name" >&2; exit 1; }`,
      lp: `[ "$1 $2 $3 $4" = "-d grill -o raw" ] && cat >> ${paper}`,
    };
    for (const [name, body] of Object.entries(commands)) {
      writeFileSync(join(directory, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    }
    process.env.PATH = `${directory}:${PATH}`;
    return paper;
  }

  it('[P67] is handed slips as they are, and they are sent, not printed', async () => {
    const paper = installQueue(true);
    const job = shop.owe(shop.addPrinter('queue:grill'));
    shop.start();
    expect(await shop.comesTo(job, 'sent', 'printed', 'unknown')).toMatchObject({
      state: 'sent',
      problem: null,
      tries: 1,
    });
    expect(slipsIn(readFileSync(paper))).toEqual([expect.stringContaining('2 × Cheeseburger')]);
  });

  it('[P67] that is not there or accepts nothing keeps its slips, unmarked, until it does', async () => {
    installQueue(false);
    const [job, astray] = [shop.owe(shop.addPrinter('queue:grill')), shop.owe(shop.addPrinter('queue:fry'))];
    shop.start({ timing: { firstPauseMs: 50, mostPauseMs: 50 } });
    await shop.until(() => [job, astray].every((one) => shop.job(one).problem !== null));
    expect(shop.job(job)).toMatchObject({ state: 'queued', tries: 0, problemCode: 'no-queue' });
    expect(shop.job(astray)).toMatchObject({ problem: expect.stringContaining('no queue called fry') });
    const paper = installQueue(true);
    await shop.comesTo(job, 'sent');
    expect(slipsIn(readFileSync(paper))).toEqual([expect.not.stringContaining('REPRINT')]);
  });

  it('[P67] on a machine without queues is said to be so', async () => {
    process.env.PATH = directory;
    const job = shop.owe(shop.addPrinter('queue:grill'));
    shop.start();
    await shop.until(() => shop.job(job).problem !== null);
    expect(shop.job(job)).toMatchObject({ state: 'queued', problem: expect.stringContaining('CUPS') });
  });
});
