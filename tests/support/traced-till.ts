import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Counter } from './selling.ts';

/** Whether what a process asks of the system can be written down here. */
export const canTrace = spawnSync('strace', ['-V']).status === 0;

/** A till's own process whose writes, syncs and network are written down with the files' names. */
export interface TracedTill {
  readonly counter: Counter;
  /** What was written down so far. */
  trace(): string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const ENGINE = join(import.meta.dirname, '../../src-main/station/engine-main.ts');
const CALLS = 'trace=fdatasync,fsync,write,pwrite64,writev,read,sendto,sendmsg';

export async function startTracedTill(data: string, traceFile: string): Promise<TracedTill> {
  const engine = [process.execPath, ENGINE, '--data', data, '--port', '0', '--cloud', 'none'];
  const strace = ['-f', '-yy', '-s', '64', '-e', CALLS, '-o', traceFile];
  const child = spawn('strace', [...strace, ...engine], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const url = await new Promise<string>((resolve) => {
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
      const address = /(http:\/\/[^\s/]+)\//.exec(said)?.[1];
      if (address) resolve(address);
    });
  });
  return {
    counter: new Counter(url, data),
    trace: () => readFileSync(traceFile, 'utf8'),
    async stop(signal = 'SIGTERM') {
      // strace passes the signal on to nobody: its child is told by its own pid, and strace ends with it.
      const [pid] = /^\d+/.exec(readFileSync(traceFile, 'utf8')) ?? [];
      process.kill(Number(pid), signal);
      await ended;
    },
  };
}
