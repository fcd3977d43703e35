import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { MessagePortMain } from './message-port.ts';
import type { Parcel } from './utility-process.ts';

/** Gives the thread the `process.parentPort` that a utilityProcess has, then runs its entry as it is. */
class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    parentPort?.postMessage(message);
  }
}

const port = new ParentPort();
parentPort?.on('message', ({ data, ports }: Parcel) => {
  port.emit('message', { data, ports: (ports as MessagePort[]).map((inner) => new MessagePortMain(inner)) });
});
Object.defineProperty(process, 'parentPort', { value: port });

const { entry } = workerData as { entry: string };
createRequire(entry)(entry);
