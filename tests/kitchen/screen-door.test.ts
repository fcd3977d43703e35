import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { screenDoor } from '../../src-renderer/kitchen/screen/screen-link.ts';
import { openSocketLink } from '../../src-renderer/till-client/engine-link.ts';

it('[K51] a screen that is sent away waits until it is paired, and one whose till goes away does not', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const sockets: WebSocket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  const { port } = server.address() as AddressInfo;
  const door = screenDoor({ host: `127.0.0.1:${port}`, protocol: 'http:' });
  let unpaired = 0;
  const open = door.openLink(() => {
    unpaired += 1;
  });
  const closed = async (code: number) => {
    const link = await open();
    await new Promise<void>((resolve) => {
      link.onClose(resolve);
      sockets.at(-1)?.close(code);
    });
  };
  await closed(1001);
  expect(unpaired).toBe(0);
  await closed(4401);
  expect(unpaired).toBe(1);
  const again = open();
  const first = await Promise.race([again, new Promise((resolve) => setTimeout(() => resolve('waits'), 100))]);
  expect(first).toBe('waits');
  expect(sockets).toHaveLength(2);
  door.paired();
  expect((await again).isOpen()).toBe(true);
  for (const socket of sockets) socket.terminate();
  server.close();
});

it('[K50] an attempt that a network swallows is given up, so that the next can be made', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  await expect(openSocketLink(`ws://127.0.0.1:${port}/rpc`, { patienceMs: 50 })).rejects.toThrow('does not answer');
  silent.close();
});
