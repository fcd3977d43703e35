import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One instance a profile: the first writes its process id, a later one leaves its command line for the first to find
 * and answers false. Synchronous, as Electron's is.
 */
export function takeInstanceLock(userData: string, onSecond: (argv: string[]) => void): boolean {
  const directory = join(userData, 'stand-in-instances');
  mkdirSync(directory, { recursive: true });
  const lock = join(directory, 'first');
  if (!claim(lock)) {
    writeFileSync(join(directory, `second-${process.pid}`), JSON.stringify(process.argv));
    return false;
  }
  process.once('exit', () => rmSync(lock, { force: true }));
  watch(directory, (_event, name) => {
    if (name?.startsWith('second-')) greet(join(directory, name), onSecond);
  }).unref();
  return true;
}

function claim(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isAlive(Number(readFileSync(lock, 'utf8')))) return false;
    rmSync(lock);
    return claim(lock);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The watcher may tell twice, or before the text is whole; only what can be read is a visit. */
function greet(visit: string, onSecond: (argv: string[]) => void): void {
  try {
    const argv: string[] = JSON.parse(readFileSync(visit, 'utf8'));
    rmSync(visit);
    onSecond(argv);
  } catch {
    return;
  }
}
