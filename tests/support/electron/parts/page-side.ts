/** The name of the world that preloads run in, apart from the page's own. */
export const WORLD = 'evertill-preload';

export type ToPage =
  | { readonly kind: 'message'; readonly channel: string; readonly message: unknown; readonly ports: readonly number[] }
  | { readonly kind: 'port-data'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'port-closed'; readonly port: number };

export type FromPage =
  | { readonly kind: 'message'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'port-data'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'port-closed'; readonly port: number };

/**
 * The two scripts that a document begins with. The functions below are sent to the page as text: they use nothing but
 * what they are given. The page's own world gets what the preload exposes before any script of the page runs, and a
 * closer for its ports: Electron tells a port's other end that it was closed, plain Chromium does not.
 */
export function pageSideOf(preload: string): { mainWorld: string; isolatedWorld: string } {
  const names = JSON.stringify({ exposed: crypto.randomUUID(), closed: crypto.randomUUID() });
  return {
    mainWorld: `(${preparePage})(${names});`,
    isolatedWorld: `if (window === window.top) {
      const stage = (${setStage})(${names});
      (function (require, module, exports) { ${preload}\n })(stage.require, { exports: {} }, {});
      stage.open();
    }`,
  };
}

interface Names {
  readonly exposed: string;
  readonly closed: string;
}

/** In the page's own world. Ports are numbered in the order in which they were handed over, on both sides. */
function preparePage({ exposed, closed }: Names): void {
  const ports: MessagePort[] = [];

  const accept = (event: Event) => {
    const said = (event as CustomEvent<string>).detail;
    if (said === '') {
      document.removeEventListener(exposed, accept);
      return;
    }
    const { key, value } = JSON.parse(said);
    Object.defineProperty(window, key, { value: Object.freeze(value), enumerable: true });
  };
  document.addEventListener(exposed, accept);

  window.addEventListener('message', (event) => {
    for (const port of event.ports) {
      const at = ports.push(port) - 1;
      const close = port.close.bind(port);
      port.close = () => {
        close();
        document.dispatchEvent(new CustomEvent(`${closed}-by-page`, { detail: at }));
      };
    }
  });
  document.addEventListener(`${closed}-by-shell`, (event) => {
    ports[(event as CustomEvent<number>).detail]?.dispatchEvent(new Event('close'));
  });
}

/** In the preload's world: what Electron gives a sandboxed preload. */
function setStage({ exposed, closed }: Names): { require: (name: string) => unknown; open: () => void } {
  const world = globalThis as unknown as { toShell: (text: string) => void; fromShell: (message: ToPage) => void };
  const listeners = new Map<string, ((event: unknown, message: unknown) => void)[]>();
  const ports: { readonly id: number; readonly ours: MessagePort }[] = [];
  const tell = (message: FromPage) => world.toShell(JSON.stringify(message));

  const encode = (data: unknown) =>
    data instanceof Uint8Array ? { bytes: btoa(String.fromCharCode(...data)) } : { json: data };
  const decode = ({ bytes, json }: { bytes?: string; json?: unknown }) =>
    bytes === undefined ? json : Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0));

  /** Makes the page's end of a port; ours speaks for the one in the shell. */
  function adopt(id: number): MessagePort {
    const { port1: ours, port2: theirs } = new MessageChannel();
    ports.push({ id, ours });
    ours.onmessage = ({ data }) => tell({ kind: 'port-data', port: id, data: encode(data) });
    return theirs;
  }
  document.addEventListener(`${closed}-by-page`, (event) => {
    const port = ports[(event as CustomEvent<number>).detail];
    if (port) tell({ kind: 'port-closed', port: port.id });
  });

  world.fromShell = (message) => {
    if (message.kind === 'message') {
      const event = { ports: message.ports.map(adopt) };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, message.message);
      return;
    }
    const at = ports.findIndex(({ id }) => id === message.port);
    if (message.kind === 'port-data') {
      ports[at]?.ours.postMessage(decode(message.data as { bytes?: string; json?: unknown }));
    } else {
      document.dispatchEvent(new CustomEvent(`${closed}-by-shell`, { detail: at }));
    }
  };

  const electron = {
    contextBridge: {
      exposeInMainWorld(key: string, value: unknown) {
        const detail = JSON.stringify({ key, value: structuredClone(value) });
        document.dispatchEvent(new CustomEvent(exposed, { detail }));
      },
    },
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) => tell({ kind: 'message', channel, args }),
      on(channel: string, listener: (event: unknown, message: unknown) => void) {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
    },
  };
  return {
    require(name) {
      if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`);
      return electron;
    },
    open: () => document.dispatchEvent(new CustomEvent(exposed, { detail: '' })),
  };
}
