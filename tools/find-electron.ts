import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where Electron's program is, or one line that says why it is not to be had. */
export type FoundElectron = { readonly path: string } | { readonly reason: string };

/** A fetch that brings nothing for this long is given up: a machine without a network must not wait for its till. */
const STALL_MS = 20_000;

/** Electron's npm package fetches its program when it is first used. Answers where it is, and fetches it if it can. */
export async function findElectron(env: NodeJS.ProcessEnv = process.env, stallMs = STALL_MS): Promise<FoundElectron> {
  const without = reasonToDoWithout(env);
  if (without) return { reason: without };
  const installed = findInstalledElectron(env);
  if ('path' in installed) return installed;
  const failed = await fetchElectron(env, stallMs);
  return failed ? { reason: failed } : findInstalledElectron(env);
}

/** As `findElectron`, without fetching. */
export function findInstalledElectron(env: NodeJS.ProcessEnv = process.env): FoundElectron {
  const home = packageDirectory();
  if (!home) return { reason: 'Electron is not installed here' };
  const name = readText(join(home, 'path.txt')) ?? programName();
  const path = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(home, 'dist'), name);
  return existsSync(path) ? { path } : { reason: 'Electron’s program has not been fetched' };
}

function reasonToDoWithout(env: NodeJS.ProcessEnv): string | null {
  if (env.CI) return 'Electron is not opened in CI';
  return hasDisplay(env) ? null : 'there is no display for Electron';
}

export const hasDisplay = (env: NodeJS.ProcessEnv = process.env): boolean =>
  process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/** Runs the package's own installer; null when it succeeded. Says so first, because a hundred megabytes take a while. */
async function fetchElectron(env: NodeJS.ProcessEnv, stallMs: number): Promise<string | null> {
  const home = packageDirectory();
  if (!home) return 'Electron is not installed here';
  console.log('Fetching Electron, once …');
  const scratch = mkdtempSync(join(tmpdir(), 'evertill-electron-'));
  try {
    const installer = spawn(process.execPath, [join(home, 'install.js')], {
      env: { ...env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    installer.stderr.on('data', (text) => {
      said += text;
    });
    const ended = new Promise<number | null>((resolve) => {
      installer.once('error', () => resolve(null));
      installer.once('close', resolve);
    });
    const watch = watchProgress([scratch, join(home, 'dist')], stallMs, () => installer.kill());
    const code = await ended;
    watch.stop();
    if (code === 0) return null;
    return `Electron’s program could not be fetched (${watch.stalled() ? 'nothing came' : firstLine(said)})`;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Calls `onStall` when nothing has grown in the directories for too long. */
function watchProgress(directories: string[], stallMs: number, onStall: () => void) {
  const measure = () => directories.reduce((sum, directory) => sum + bytesBelow(directory), 0);
  let bytes = measure();
  let grewAt = performance.now();
  let stalled = false;
  const timer = setInterval(() => {
    const now = measure();
    if (now !== bytes) grewAt = performance.now();
    bytes = now;
    stalled = performance.now() - grewAt > stallMs;
    if (stalled) onStall();
  }, 1_000);
  return { stop: () => clearInterval(timer), stalled: () => stalled };
}

/** What vanishes while it is counted counts nothing. */
function bytesBelow(directory: string): number {
  try {
    return readdirSync(directory, { recursive: true, encoding: 'utf8' }).reduce(
      (sum, name) => sum + (statSync(join(directory, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  } catch {
    return 0;
  }
}

function packageDirectory(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

function programName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const firstLine = (text: string): string => text.trim().split('\n', 1)[0] || 'its installer failed';
