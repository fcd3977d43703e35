import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** Electron's MessagePortMain over a port of Node: silent until `start`, events with `data` and `ports`. */
export class MessagePortMain extends EventEmitter {
  readonly inner: MessagePort;
  #started = false;

  constructor(inner: MessagePort) {
    super();
    this.inner = inner;
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.inner.on('close', () => this.emit('close'));
    this.inner.on('message', (data) => this.emit('message', { data, ports: [] }));
  }

  postMessage(message: unknown, ports: MessagePortMain[] = []): void {
    this.inner.postMessage(message, innerPorts(ports));
  }

  close(): void {
    this.inner.close();
  }
}

export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new MessagePortMain(port1);
    this.port2 = new MessagePortMain(port2);
  }
}

export const innerPorts = (ports: MessagePortMain[]): MessagePort[] => ports.map(({ inner }) => inner);
