import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import { innerPorts, type MessagePortMain } from './message-port.ts';
import { answerTest } from './test-line.ts';

/** What crosses to the worker and back; ports travel in the transfer list and are named again in `ports`. */
export interface Parcel {
  readonly data: unknown;
  readonly ports: unknown[];
}

const forked = new Set<UtilityProcess>();

let areStillborn = false;
answerTest('end-engines-at-once', (on) => {
  areStillborn = on === true;
});

class UtilityProcess extends EventEmitter {
  readonly #worker: Worker;
  pid: number | undefined;

  constructor(entry: string, args: string[]) {
    super();
    this.#worker = new Worker(new URL('./utility-worker.ts', import.meta.url), {
      workerData: { entry },
      argv: args,
      execArgv: [],
      stdout: false,
      stderr: false,
    });
    this.pid = this.#worker.threadId;
    forked.add(this);
    this.#worker.once('online', () => {
      this.emit('spawn');
      if (areStillborn) this.kill();
    });
    this.#worker.on('message', (data) => this.emit('message', data));
    this.#worker.on('error', (error) => console.error('the engine’s thread failed:', error));
    this.#worker.once('exit', (code) => {
      forked.delete(this);
      this.pid = undefined;
      this.emit('exit', code);
    });
  }

  postMessage(data: unknown, ports: MessagePortMain[] = []): void {
    const transfer = innerPorts(ports);
    const parcel: Parcel = { data, ports: transfer };
    this.#worker.postMessage(parcel, transfer);
  }

  kill(): boolean {
    void this.end();
    return true;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

export const utilityProcess = {
  fork: (entry: string, args: string[] = []) => new UtilityProcess(entry, args),
};

/** Ends the processes that run now as a crash would. */
answerTest('end-engine', async () => {
  await Promise.all([...forked].map((child) => child.end()));
});
