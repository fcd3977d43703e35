import { readFileSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import type { CDPSession, Page } from 'playwright-core';
import { type FromPage, pageSideOf, type ToPage, WORLD } from './page-side.ts';

export interface PageBridge {
  postMessage(channel: string, message: unknown, ports: readonly MessagePort[]): void;
}

/**
 * Runs a preload in the page's isolated world before any script of the page, and carries its messages and ports. A
 * port that goes to the page stays here; what comes out of it is told to a port of the page's own, and the other way.
 */
export async function bridgePage(
  page: Page,
  preload: string,
  onMessage: (channel: string, args: unknown[]) => void,
): Promise<PageBridge> {
  const cdp = await page.context().newCDPSession(page);
  const { mainWorld, isolatedWorld } = pageSideOf(readFileSync(preload, 'utf8'));
  const world = await watchWorld(cdp, () => closeAll());
  const ports = new Map<number, MessagePort>();
  let lastPort = 0;

  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name === 'toShell' && executionContextId === world.id) hear(JSON.parse(payload));
  });
  await cdp.send('Runtime.addBinding', { name: 'toShell', executionContextName: WORLD });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorld });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: isolatedWorld, worldName: WORLD });

  function tell(message: ToPage): void {
    if (world.id === null) return;
    const expression = `fromShell(${JSON.stringify(message)})`;
    // A page that goes away between two messages has no one left to hear this one.
    cdp.send('Runtime.evaluate', { expression, contextId: world.id }).catch(() => undefined);
  }

  function hear(message: FromPage): void {
    switch (message.kind) {
      case 'message':
        onMessage(message.channel, message.args);
        return;
      case 'port-data':
        ports.get(message.port)?.postMessage(decode(message.data));
        return;
      case 'port-closed':
        ports.get(message.port)?.close();
        return;
      default:
        message satisfies never;
    }
  }

  function adopt(port: MessagePort): number {
    lastPort += 1;
    const id = lastPort;
    ports.set(id, port);
    port.on('message', (data: unknown) => tell({ kind: 'port-data', port: id, data: encode(data) }));
    port.on('close', () => {
      ports.delete(id);
      tell({ kind: 'port-closed', port: id });
    });
    return id;
  }

  function closeAll(): void {
    for (const port of ports.values()) port.close();
  }

  page.once('close', closeAll);
  return {
    postMessage: (channel, message, given) => tell({ kind: 'message', channel, message, ports: given.map(adopt) }),
  };
}

/** Follows the preload's world through reloads; a document that goes takes its ports with it. */
async function watchWorld(cdp: CDPSession, onGone: () => void): Promise<{ id: number | null }> {
  const world: { id: number | null } = { id: null };
  await cdp.send('Page.enable');
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const gone = () => {
    if (world.id !== null) onGone();
    world.id = null;
  };
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === WORLD && context.auxData?.frameId === frameTree.frame.id) world.id = context.id;
  });
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === world.id) gone();
  });
  cdp.on('Runtime.executionContextsCleared', gone);
  await cdp.send('Runtime.enable');
  return world;
}

/** Text and JSON as they are, bytes as base64: what message ports of the app carry. */
const encode = (data: unknown): unknown =>
  data instanceof Uint8Array ? { bytes: Buffer.from(data).toString('base64') } : { json: data };

function decode(data: unknown): unknown {
  const { bytes, json } = data as { bytes?: string; json?: unknown };
  return bytes === undefined ? json : new Uint8Array(Buffer.from(bytes, 'base64'));
}
