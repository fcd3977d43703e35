import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { pino } from 'pino';
import { type ClientOptions, WebSocket } from 'ws';
import { keepScreenDoor, type ScreenDoor } from '#main/station/screen-door.ts';
import type { ScreenContract } from '#shared/contract/screen-contract.ts';
import type { ScreenRole } from '#shared/kitchen/kitchen-board.ts';
import { newId, type TestEngine } from './engine.ts';
import { WHOLE_KITCHEN } from './screen.ts';

/** The door of an engine's screens on a free port, with pages that stand for the built ones. */
export async function openScreenDoor(engine: TestEngine, directory: string, beatMs = 60_000) {
  const rendererDirectory = join(directory, 'pages');
  mkdirSync(join(rendererDirectory, 'assets'), { recursive: true });
  for (const page of ['index', 'office', 'kitchen']) {
    writeFileSync(join(rendererDirectory, `${page}.html`), `<!doctype html><title>${page}</title>`);
  }
  writeFileSync(join(rendererDirectory, 'assets/kitchen-abc.js'), '// kitchen');
  const log = pino({ level: 'silent' });
  const door = keepScreenDoor({ engine: engine.engine, port: 0, rendererDirectory, log, beatMs });
  await engine.client.screens.switch({ commandId: newId(), on: true });
  await door.settled();
  return { door, url: await urlOf(engine) };
}

export async function urlOf({ client }: TestEngine): Promise<string> {
  const { door } = await client.screens.list();
  if (door.state !== 'open') throw new Error(`the door is ${door.state}`);
  return `http://127.0.0.1:${door.port}`;
}

export type { ScreenDoor };

export const tryCode = (url: string, code: string) =>
  fetch(`${url}/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ code }),
  });

/** Invites a screen and comes with its code; answers the cookie that it keeps. */
export async function pairScreen(
  { client }: TestEngine,
  url: string,
  role: ScreenRole = WHOLE_KITCHEN,
  name = 'Pass',
): Promise<string> {
  const { code } = await client.screens.invite({ name, role });
  const answer = await tryCode(url, code);
  if (answer.status !== 204) throw new Error(`the code was answered ${answer.status}`);
  return answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
}

export function dial(url: string, headers: Record<string, string>, options: ClientOptions = {}): WebSocket {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/rpc`, {
    ...options,
    headers: { origin: url, ...headers },
  });
  // A refused socket is told by its response or its close code; what `ws` throws besides says nothing more.
  socket.on('error', () => undefined);
  return socket;
}

export const screenOver = (socket: WebSocket): ContractRouterClient<ScreenContract> =>
  createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));

/** How a socket ended: its close code, or the status that refused it. */
export const endOf = (socket: WebSocket) =>
  new Promise<number>((resolve) => {
    socket.on('close', (code) => resolve(code));
    socket.on('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode));
  });
