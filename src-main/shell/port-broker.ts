import { ipcMain, MessageChannelMain, type WebContents } from 'electron';
import type { EngineHost } from './engine-host.ts';
import { ASK_FOR_PORT, HAND_OVER_PORT } from './port-channels.ts';
import { isOurPage } from './screens.ts';

export interface PortBroker {
  /** The engine (or its successor) serves now: every screen that asked gets a fresh port. */
  offerAll(): void;
}

/**
 * Gives each screen a channel to the engine of its own; spec [H5]. The shell only introduces the two: what they say
 * does not pass through it. A screen asks once, and again after a reload.
 */
export function createPortBroker(engine: Pick<EngineHost, 'connect'>): PortBroker {
  const screens = new Set<WebContents>();

  function offer(screen: WebContents): void {
    const { port1, port2 } = new MessageChannelMain();
    if (engine.connect(port1)) screen.postMessage(HAND_OVER_PORT, null, [port2]);
  }

  ipcMain.on(ASK_FOR_PORT, ({ sender, senderFrame }) => {
    if (senderFrame !== sender.mainFrame || !isOurPage(senderFrame.url)) return;
    if (!screens.has(sender)) sender.once('destroyed', () => screens.delete(sender));
    screens.add(sender);
    offer(sender);
  });

  return { offerAll: () => screens.forEach(offer) };
}
