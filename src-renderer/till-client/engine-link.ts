import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';

/** One live way to the engine. It is used until it closes, and never again after. */
export interface EngineLink {
  readonly calls: ClientLink<ClientContext>;
  isOpen(): boolean;
  /** Calls back once when the way is gone; at once when it already is. */
  onClose(listener: () => void): void;
  close(): void;
}

/** Finds a way to the engine, or throws when there is none now. */
export type OpenLink = () => Promise<EngineLink>;

interface SocketOptions {
  readonly patienceMs?: number;
  /** Told how the socket ended, before anybody who waits on the link. */
  readonly onClosed?: (code: number) => void;
}

const OPENING_PATIENCE_MS = 10_000;

/** A WebSocket of this page's own origin. A network can swallow an attempt without a word: it is given up in time. */
export function openSocketLink(url: string, options: SocketOptions = {}): Promise<EngineLink> {
  const { patienceMs = OPENING_PATIENCE_MS, onClosed } = options;
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    const door = closeOnce(() => socket.close());
    const silence = setTimeout(door.handle.close, patienceMs);
    socket.addEventListener('open', () => clearTimeout(silence));
    // Before the link listens: a call that fails must find the door closed, so that it is repeated on the next one.
    socket.addEventListener('close', ({ code }) => {
      clearTimeout(silence);
      onClosed?.(code);
      door.shut();
      reject(new Error('the engine does not answer'));
    });
    const calls = new SocketLink({ websocket: socket });
    socket.addEventListener('open', () => resolve({ calls, ...door.handle }), { once: true });
  });
}

/** A port that the desktop shell handed over, or one end of a MessageChannel. */
export function openPortLink(port: MessagePort): EngineLink {
  const door = closeOnce(() => port.close());
  port.addEventListener('close', () => door.shut());
  const calls = new PortLink({ port });
  port.start();
  return { calls, ...door.handle };
}

function closeOnce(closeTransport: () => void) {
  let open = true;
  const listeners: (() => void)[] = [];
  const shut = () => {
    if (!open) return;
    open = false;
    for (const listener of listeners) listener();
  };
  return {
    shut,
    handle: {
      isOpen: () => open,
      onClose(listener: () => void) {
        if (open) listeners.push(listener);
        else listener();
      },
      close() {
        closeTransport();
        shut();
      },
    },
  };
}
