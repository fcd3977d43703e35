import { type EngineLink, type OpenLink, openPortLink, openSocketLink } from './engine-link.ts';

const PORT_PATIENCE_MS = 10_000;

/** The way this page reaches its engine: the desktop shell's MessagePort, else a WebSocket of its own origin. */
export function findEngine(page: Window): OpenLink {
  if (!('evertill' in page)) {
    const { protocol, host } = page.location;
    return () => openSocketLink(`${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/rpc`);
  }
  return shellPorts(page);
}

/**
 * The shell hands a port over when it is asked, and again after every restart of the engine. The newest port is the
 * one to use: an older one is closed, so that what was asked through it is asked again.
 */
function shellPorts(page: Window): OpenLink {
  let current: EngineLink | null = null;
  let waiting = Promise.withResolvers<EngineLink>();

  page.addEventListener('message', ({ source, origin, data, ports }) => {
    if (source !== page || origin !== page.location.origin || !isPortMessage(data) || !ports[0]) return;
    const before = current;
    current = openPortLink(ports[0]);
    waiting.resolve(current);
    before?.close();
  });

  return async () => {
    if (current?.isOpen()) return current;
    waiting = Promise.withResolvers();
    page.postMessage({ evertill: 'ready' }, page.location.origin);
    return Promise.race([waiting.promise, tooLate()]);
  };
}

const isPortMessage = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'evertill' in data && data.evertill === 'port';

const tooLate = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the engine does not answer')), PORT_PATIENCE_MS);
  });
