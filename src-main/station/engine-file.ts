import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'engine.json';

/**
 * Says in `DIR/engine.json` where the till of this data directory answers, so that tools find it. Written once it
 * listens; the answered function removes it, unless another process has written its own since.
 */
export function announceEngine(directory: string, url: string): () => void {
  const path = join(directory, FILE);
  writeFileSync(`${path}.new`, `${JSON.stringify({ url, pid: process.pid })}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return () => {
    if (writerOf(path) === process.pid) rmSync(path, { force: true });
  };
}

function writerOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).pid;
  } catch {
    return null;
  }
}
