import { expect, it } from 'vitest';
import { findEngine } from './find-engine.ts';

/** As much of a window as the shell's preload and this page speak through. */
function shellWindow() {
  const page = Object.assign(new EventTarget(), {
    evertill: { desktop: true },
    location: { origin: 'app://evertill' },
    asked: 0,
    postMessage(data: { evertill: string }) {
      if (data.evertill === 'ready') page.asked += 1;
    },
  });
  const handOver = (over: Partial<MessageEventInit> = {}) => {
    const { port1, port2 } = new MessageChannel();
    const init = { data: { evertill: 'port' }, ports: [port1], source: page, origin: page.location.origin, ...over };
    page.dispatchEvent(Object.assign(new Event('message'), init));
    return port2;
  };
  return { page, handOver, openLink: findEngine(page as unknown as Window) };
}

it('asks the shell for a port, and takes the one it hands over', async () => {
  const { page, handOver, openLink } = shellWindow();
  const link = openLink();
  expect(page.asked).toBe(1);
  const port = handOver();
  expect((await link).isOpen()).toBe(true);
  port.close();
});

it('uses the newest port and closes the one before', async () => {
  const { page, handOver, openLink } = shellWindow();
  const asked = openLink();
  handOver();
  const first = await asked;
  const port = handOver();
  expect(first.isOpen()).toBe(false);
  expect((await openLink()).isOpen()).toBe(true);
  expect(page.asked).toBe(1);
  port.close();
});

it('takes no port from another window or origin', async () => {
  const { handOver, openLink } = shellWindow();
  const link = openLink();
  handOver({ origin: 'https://elsewhere.example' });
  handOver({ source: null });
  handOver({ data: { evertill: 'ready' } });
  const port = handOver();
  expect((await link).isOpen()).toBe(true);
  port.close();
});
