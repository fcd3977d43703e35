import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { NOW } from '#support/orders.ts';
import { type PairedTill, pairTill } from '#support/paired-till.ts';
import { TillJournal } from '#support/till-journal.ts';

const MB = 1024 * 1024;

let postgres: TestPostgres;
let cloud: TestCloud;
let now: Instant = NOW;
let place: OwnedShop;
let till: PairedTill;
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { now: () => now });
});
afterAll(async () => {
  await cloud?.close();
  await postgres?.stop();
});
beforeEach(async () => {
  place = await cloud.createShop();
  till = await pairTill(cloud, new TillJournal(), place);
});

/** Sends a body as it is, and answers status and code. */
async function send(body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) {
  const response = await fetch(`${cloud.url}/v1/sync/journal`, {
    method: 'POST',
    headers: { authorization: `Bearer ${till.token}`, 'content-type': 'application/json', ...headers },
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit);
  const { code = null, message = null } = (await response.json()) as { code?: string; message?: string };
  return { status: response.status, code, message };
}

const packed = { 'content-encoding': 'gzip' };
const text = () => JSON.stringify(till.journal.push());
const tooLarge = { status: 413, code: 'PAYLOAD_TOO_LARGE' };
const unreadable = { status: 400, code: 'BAD_REQUEST' };
const kinds = async () => (await cloud.exceptions(place)).map(({ kind }) => kind);
const orders = async () => (await cloud.sales(place)).orders;

/** A body of unknown length, in pieces of a megabyte. */
const stream = (megabytes: number, piece = Buffer.alloc(MB, ' ')) =>
  new ReadableStream({
    pull(controller) {
      megabytes -= 1;
      if (megabytes < 0) controller.close();
      else controller.enqueue(piece);
    },
  });

/** By how much this process grew while `work` was done: cloud and client are both in it. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 2);
  await work().finally(() => clearInterval(watch));
  return Math.max(most, process.memoryUsage().rss) - before;
}

describe('[CL24] a body', () => {
  test('may be packed by gzip, with or without its length', async () => {
    till.journal.sell();
    expect((await send(gzipSync(text()), packed)).status).toBe(200);
    till.journal.sell();
    expect((await send(new Blob([gzipSync(text())]).stream(), { 'content-encoding': 'GZIP' })).status).toBe(200);
    expect(await orders()).toBe(2);
  });

  test('that is packed in another way, not packed as it says, or cut short is told apart', async () => {
    till.journal.sell();
    expect(await send(gzipSync(text()), { 'content-encoding': 'br' })).toMatchObject({
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
      message: expect.stringContaining('gzip'),
    });
    expect(await send(text(), packed)).toMatchObject(unreadable);
    expect(await send(gzipSync(text()).subarray(0, 300), packed)).toMatchObject(unreadable);
    expect(await send(gzipSync(text().slice(0, -9)), packed)).toMatchObject(unreadable);
    expect(await send(text().slice(0, -9))).toMatchObject(unreadable);
    expect(await orders()).toBe(0);
    expect((await till.push()).status).toBe(200);
  });

  test('of fifty megabytes is too large, by its length and without', async () => {
    expect(await send(Buffer.alloc(50 * MB, ' '))).toMatchObject(tooLarge);
    expect(await send(stream(50))).toMatchObject(tooLarge);
    // One that goes on and on is cut off, before or after it was heard why.
    const grown = await growth(() => send(stream(600)).catch(() => null));
    expect(grown).toBeLessThan(200 * MB);
    expect(await send(randomBytes(9 * MB), packed)).toMatchObject(tooLarge);
    expect(await send(stream(50, randomBytes(MB)), packed)).toMatchObject(unreadable);
    till.journal.sell();
    expect((await till.push()).status).toBe(200);
  });

  test('that unpacks to more than a body may be is unpacked no further', async () => {
    const member = gzipSync(Buffer.alloc(16 * MB, ' '));
    const bomb = Buffer.concat(Array.from({ length: 64 }, () => member));
    expect(bomb.length).toBeLessThan(2 * MB);
    const before = process.cpuUsage();
    const grown = await growth(async () => {
      for (let bombs = 0; bombs < 4; bombs += 1) expect(await send(bomb, packed)).toMatchObject(tooLarge);
      await sleep(1_500);
    });
    expect(grown).toBeLessThan(150 * MB);
    // To unpack four times a gigabyte takes seconds.
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});

describe('[CL24] a wire version', () => {
  test('that is newer than any served asks for the cloud to be updated, whatever shape its push has', async () => {
    till.journal.sell();
    expect(await send(JSON.stringify({ ...till.journal.push(), wire: 2 }))).toEqual({
      status: 426,
      code: 'UPDATE_CLOUD',
      message: 'This till is newer than the cloud. Update the cloud.',
    });
    expect(await send(JSON.stringify({ wire: 2, packets: [] }))).toMatchObject({ status: 426, code: 'UPDATE_CLOUD' });
    expect(await orders()).toBe(0);
  });

  test('that is older than any served asks for the till to be updated', async () => {
    till.journal.sell();
    expect(await send(JSON.stringify({ ...till.journal.push(), wire: 0 }))).toEqual({
      status: 426,
      code: 'UPDATE_TILL',
      message: 'The cloud is newer. Update this till.',
    });
    expect(await orders()).toBe(0);
  });
});

describe('[CL25] a push that is refused', () => {
  const altered = () => {
    const { entries, ...push } = till.journal.push();
    return JSON.stringify({ ...push, entries: entries.map((entry) => ({ ...entry, payload: {} })) });
  };
  const reversed = () => {
    const { entries, ...push } = till.journal.push();
    return JSON.stringify({ ...push, entries: entries.toReversed() });
  };
  const others = () => {
    const journal = new TillJournal();
    journal.sell();
    return JSON.stringify(journal.push());
  };

  test.each([
    ['altered', altered, 'CHAIN_BROKEN', 'push-broken'],
    ['ahead of what is missing', () => JSON.stringify(till.journal.push(4)), 'CHAIN_GAP', 'push-gap'],
    ['in another order than it was recorded in', reversed, 'CHAIN_GAP', 'push-gap'],
    ['cut short', () => text().slice(0, 500), 'BAD_REQUEST', 'push-unreadable'],
    ['of the wrong shape', () => '{"wire":1}', 'BAD_REQUEST', 'push-unreadable'],
    ['without a place in a chain', () => text().replaceAll('"seq"', '"sec"'), 'BAD_REQUEST', 'push-unreadable'],
    ['of fifty megabytes', () => `${text()}${' '.repeat(50 * MB)}`, 'PAYLOAD_TOO_LARGE', 'push-too-large'],
    ['of another till', others, 'FOREIGN_DEVICE', 'push-foreign'],
    ['of next year’s till', () => text().replace('"wire":1', '"wire":2'), 'UPDATE_CLOUD', 'push-version'],
    ['of last year’s till', () => text().replace('"wire":1', '"wire":0'), 'UPDATE_TILL', 'push-version'],
  ])('because it is %s changes nothing, and the owner hears of it once a day', async (_, body, code, kind) => {
    till.journal.sell();
    expect(await send(body())).toMatchObject({ code });
    expect(await kinds()).toEqual([kind]);
    expect((await cloud.exceptions(place))[0]?.message).toMatch(/till A/i);
    for (let again = 0; again < 3; again += 1) await send(body());
    expect(await kinds()).toEqual([kind]);
    expect(await orders()).toBe(0);
    now = asInstant(now + 24 * 60 * 60_000);
    await send(body());
    expect(await kinds()).toEqual([kind, kind]);
    expect(await till.push()).toMatchObject({ status: 200, body: { acknowledged: 7 } });
    expect(await orders()).toBe(1);
  });

  test('says which of the two to update', async () => {
    for (const wire of [0, 2]) {
      await send(JSON.stringify({ ...till.journal.push(), wire }));
      now = asInstant(now + 24 * 60 * 60_000);
    }
    expect((await cloud.exceptions(place)).map(({ message }) => message.match(/update (.*)\./)?.[1])).toEqual([
      ...['the cloud', 'the till'],
    ]);
  });

  test('is told of for each till on its own', async () => {
    const other = await pairTill(cloud, new TillJournal(), place);
    await send('{');
    till = other;
    await send('{');
    expect((await cloud.exceptions(place)).map(({ message }) => message.slice(0, 6)).sort()).toEqual([
      'Till A',
      'Till B',
    ]);
  });

  test('because nobody knows its token is told to nobody', async () => {
    till = { ...till, token: 'x'.repeat(43) };
    expect(await send('{')).toMatchObject(unreadable);
    till.journal.sell();
    expect(await send(text())).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    expect(await kinds()).toEqual([]);
  });
});
