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

/** A WebSocket of this page's own origin. */
export function openSocketLink(url: string): Promise<EngineLink> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    const door = closeOnce(() => socket.close());
    // Before the link listens: a call that fails must find the door closed, so that it is repeated on the next one.
    socket.addEventListener('close', () => {
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
