import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, tempDirectory } from '#support/engine.ts';

const hasStrace = spawnSync('strace', ['-V']).status === 0;
if (!hasStrace) console.log('strace is not installed: that an fdatasync precedes every reply is not shown here');

const directory = tempDirectory();
const trace = join(directory.path, 'trace.txt');
let engine: ReturnType<typeof spawn>;
let url = '';
let token = '';

/** The engine's own process under strace, which writes down its reads, writes and syncs with the files' names. */
beforeAll(async () => {
  if (!hasStrace) return;
  const main = join(import.meta.dirname, '../../src-main/station/engine-main.ts');
  const calls = 'trace=fdatasync,fsync,write,pwrite64,writev,read,sendto,sendmsg';
  const data = join(directory.path, 'data');
  engine = spawn(
    'strace',
    [
      '-f',
      '-yy',
      '-s',
      '64',
      '-e',
      calls,
      '-o',
      trace,
      process.execPath,
      main,
      '--data',
      data,
      '--port',
      '0',
      '--cloud',
      'none',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  url = await new Promise<string>((resolve) => {
    let said = '';
    engine.stdout?.on('data', (text) => {
      said += text;
      const address = /(http:\/\/[^\s/]+)\//.exec(said)?.[1];
      if (address) resolve(address);
    });
  });
  token = readFileSync(join(data, 'local-token'), 'utf8').trim();
});

afterAll(async () => {
  if (hasStrace) {
    // strace passes the signal on to nobody: its child is told by its own pid, and strace ends with it.
    const [pid] = /^\d+/.exec(readFileSync(trace, 'utf8')) ?? [];
    process.kill(Number(pid), 'SIGTERM');
    await new Promise((resolve) => engine.on('close', resolve));
  }
  directory.remove();
});

async function post(path: string, body: object): Promise<{ order: { version: number } }> {
  const response = await fetch(`${url}/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ commandId: newId(), ...body }),
  });
  expect(response.status, path).toBe(200);
  return (await response.json()) as { order: { version: number } };
}

describe.skipIf(!hasStrace)('promise 1', () => {
  it('[J9] syncs the write-ahead log before every reply to a command', async () => {
    const get = async (path: string) =>
      (await fetch(`${url}/v1${path}`, { headers: { authorization: `Bearer ${token}` } })).json();
    const { today } = await get('/till');
    const { catalog } = await get('/catalog');
    const item = catalog.items.find(
      (one: { price: number; modifierGroupIds: string[] }) => one.price > 0 && one.modifierGroupIds.length === 0,
    );
    await post('/day/open', { businessDate: today });
    const orderId = newId();
    await post('/orders/open', { orderId });
    const line = { itemId: item.id, quantity: 1_000, modifiers: [], note: null, price: null };
    const { order } = await post('/orders/add-line', { orderId, lineId: newId(), ...line });
    const paid = await post('/orders/pay-cash', {
      orderId,
      paymentId: newId(),
      tendered: 100_000,
      expectedVersion: order.version,
    });
    await post('/orders/complete', { orderId, sendId: newId(), expectedVersion: paid.order.version });

    const replies = repliesAfterCommands(readFileSync(trace, 'utf8'));
    expect(replies).toHaveLength(5);
    expect(replies.filter(({ synced }) => !synced)).toEqual([]);
  });
});

/** For each command that came in over HTTP: whether the log was written and synced before the answer went out. */
function repliesAfterCommands(log: string): { request: string; synced: boolean }[] {
  const replies: { request: string; synced: boolean }[] = [];
  let request: string | null = null;
  let isWritten = false;
  let isSynced = false;
  for (const line of log.split('\n')) {
    if (/"POST \/v1/.test(line) && /\bread\(/.test(line)) {
      request = /POST (\S+)/.exec(line)?.[1] ?? '';
      isWritten = false;
      isSynced = false;
    } else if (/write64?\(\d+<[^>]*till\.db-wal>/.test(line)) {
      isWritten = true;
    } else if (/f(data)?sync\(\d+<[^>]*till\.db-wal>\) = 0/.test(line)) {
      isSynced = true;
    } else if (request && /"HTTP\/1\.1 200/.test(line)) {
      replies.push({ request, synced: isWritten && isSynced });
      request = null;
    }
  }
  return replies;
}
