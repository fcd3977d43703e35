import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { exchange } from '#main/sync/cloud-exchange.ts';
import type { Pace } from '#main/sync/pace.ts';
import { pushingShop, stands, until, upTo } from './pushing-shop.ts';
import { BUSY_SECONDS } from './small-cloud.ts';

const shop = pushingShop();
const once = (signal: AbortSignal) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

describe('[SY2] every entry reaches the cloud once, in chain order', () => {
  test('in batches', async () => {
    const till = shop.open();
    till.record(1_234);
    await stands(till, { state: 'up-to-date', pending: 0, sent: 1_234, problem: null });
    expect(shop.seqsOf(till.device().segment.id)).toEqual(upTo(1_234));
    expect(shop.cloud.pushes.length).toBeGreaterThan(2);
  });

  test('also the ones of segments before, the oldest first', async () => {
    const till = shop.open({ token: null });
    const segments = [3, 0, 4, 5].map((count) => {
      till.record(count);
      const { id } = till.device().segment;
      till.startSegment();
      return id;
    });
    await shop.stop(till);
    const again = shop.open({ directory: till.directory });
    await stands(again, { state: 'up-to-date', sent: 12 });
    expect(shop.cloud.pushes.map(({ segment }) => segment)).toEqual([segments[0], segments[2], segments[3]]);
  });

  test('when the reply is lost', async () => {
    const till = shop.open();
    shop.cloud.misbehave('drop-reply', 'drop-reply', 'drop-reply');
    till.record(7);
    await stands(till, { state: 'up-to-date', sent: 7 });
    expect(shop.cloud.pushes.length).toBeGreaterThanOrEqual(4);
    expect(shop.seqsOf(till.device().segment.id)).toEqual(upTo(7));
    expect(new Set(shop.cloud.held.map(({ id }) => id)).size).toBe(7);
  });

  test('when the till stops between the cloud’s commit and its own', async () => {
    const till = shop.open();
    shop.cloud.misbehave('drop-reply', 'stall');
    till.record(5);
    await until(() => expect(shop.cloud.pushes.length).toBeGreaterThanOrEqual(2));
    expect(till.push.status()).toMatchObject({ pending: 5, sent: 0 });
    await shop.stop(till);
    const again = shop.open({ directory: till.directory });
    await stands(again, { state: 'up-to-date', pending: 0, sent: 5 });
    expect(shop.seqsOf(again.device().segment.id)).toEqual(upTo(5));
  });

  test('when many commits come while one push is under way', async () => {
    const till = shop.open();
    for (let count = 0; count < 40; count += 1) {
      till.record(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await stands(till, { state: 'up-to-date', sent: 40 });
    expect(shop.seqsOf(till.device().segment.id)).toEqual(upTo(40));
    expect(shop.cloud.pushes.length).toBeLessThan(40);
  });
});

describe('[SY3] an entry that the cloud misses is sent again', () => {
  test('from where it asks', async () => {
    const till = shop.open();
    till.record(10);
    await stands(till, { state: 'up-to-date', sent: 10 });
    shop.cloud.forget(4);
    till.record(2);
    await stands(till, { state: 'up-to-date', sent: 12 });
    expect(shop.seqsOf(till.device().segment.id)).toEqual(upTo(12));
    expect(shop.cloud.pushes.at(-1)).toMatchObject({ from: 5, count: 8 });
  });

  test('and one that asks for ever is waited out', async () => {
    const till = shop.open();
    shop.cloud.misbehave(...Array.from({ length: 6 }, () => 'gap-for-ever' as const));
    till.record(3);
    await stands(till, { state: 'up-to-date', sent: 3 });
    expect(till.statuses).toContainEqual(
      expect.objectContaining({ state: 'offline', problem: 'The cloud asks for entries that it was sent.' }),
    );
    expect(shop.seqsOf(till.device().segment.id)).toEqual(upTo(3));
  });
});

describe('[SY4] acknowledged is what the cloud said', () => {
  test('and nothing else: while it is silent all stays pending', async () => {
    const till = shop.open({ timeoutMs: 2_000 });
    shop.cloud.misbehave('stall', 'error', 'portal', 'takes-nothing', 'drop-request');
    till.record(3);
    await stands(till, { state: 'up-to-date', pending: 0, sent: 3 });
    expect(shop.cloud.pushes.slice(0, 6).map(({ from }) => from)).toEqual([1, 1, 1, 1, 1, 1]);
    const problems = new Set(till.statuses.map(({ problem }) => problem));
    expect([...problems]).toEqual(
      expect.arrayContaining([
        'The cloud did not answer within 2 s.',
        'The cloud answered with an error (500).',
        'Something else than the cloud answered.',
        'The cloud did not take what was sent.',
        expect.stringMatching(/^The connection to the cloud broke/),
      ]),
    );
  });
});

describe('[SY41] an answer that comes slowly', () => {
  test('is waited for while anything of it comes, and not once nothing does', async () => {
    const server = createServer((request, response) => {
      const parts = ['{"wo', 'rds"', ':"s', 'low', '"', '}'];
      const say = () => {
        const part = request.url === '/stops' && parts.length === 3 ? undefined : parts.shift();
        if (part) response.write(part);
        if (part && parts.length === 0) response.end();
        if (part && parts.length > 0) setTimeout(say, 150);
      };
      say();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const cloudUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const options = { cloudUrl, fetch, timeoutMs: 400, signal: new AbortController().signal };
    expect(await exchange(options, '/slow', null, null)).toMatchObject({ status: 200, json: { words: 'slow' } });
    expect(await exchange(options, '/stops', null, null)).toMatchObject({ kind: 'failed', failure: 'stalled' });
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
});

describe('[SY4] an answer that says the cloud has more than it was sent', () => {
  test.each(['gap-far-ahead', 'broken-far-ahead'] as const)(
    '%s: nothing that was not sent counts as sent',
    async (fault) => {
      const till = shop.open();
      till.record(600);
      shop.cloud.misbehave(fault);
      await until(() => expect(shop.cloud.pushes).toHaveLength(1));
      const [first] = shop.cloud.pushes;
      await until(() => expect(till.statuses.some(({ problem }) => problem !== null)).toBe(true));
      for (const { sent } of till.statuses) expect(sent).toBeLessThanOrEqual(first?.count ?? 0);
    },
  );
});

describe('[SY5] batches fit the line', () => {
  test('one that is too large is sent in halves', async () => {
    const till = shop.open();
    shop.cloud.misbehave('too-large', 'too-large', 'too-large');
    till.record(80);
    await stands(till, { state: 'up-to-date', sent: 80 });
    expect(shop.cloud.pushes.slice(0, 4).map(({ count }) => count)).toEqual([80, 40, 20, 10]);
  });

  test('large entries go up a few at a time', async () => {
    const till = shop.open();
    till.record(60, 'x'.repeat(50_000));
    await stands(till, { state: 'up-to-date', sent: 60 });
    expect(Math.max(...shop.cloud.pushes.map(({ count }) => count))).toBeLessThan(21);
    till.record(1, 'x'.repeat(1_500_000));
    await stands(till, { state: 'up-to-date', sent: 61 });
  });

  test('one that fails is tried smaller, so that what is good in it gets in', async () => {
    const till = shop.open();
    shop.cloud.misbehave('error', 'error');
    till.record(8);
    await stands(till, { state: 'up-to-date', sent: 8 });
    expect(shop.cloud.pushes.slice(0, 3).map(({ count }) => count)).toEqual([8, 4, 2]);
  });
});

describe('[SY6] [SY7] an outage', () => {
  test('is noticed, is no hindrance, and its end is seen within seconds', async () => {
    const till = shop.open();
    till.record(1);
    await stands(till, { state: 'up-to-date' });
    await shop.cloud.goDown();
    till.record(1);
    await stands(till, { state: 'offline', problem: expect.stringContaining('ECONNREFUSED') });
    for (let count = 0; count < 20; count += 1) till.record(3);
    expect(till.push.status()).toMatchObject({ state: 'offline', pending: 61 });
    // Deep in a wait of sixteen seconds, with most of it still to come.
    await until(() => expect(till.pace.slept.length).toBeGreaterThan(19));

    await shop.cloud.comeBack();
    const before = till.pace.slept.length;
    await stands(till, { state: 'up-to-date', pending: 0, sent: 62 });
    const naps = till.pace.slept.slice(before).filter((ms) => ms >= 1_000 && ms <= 3_000);
    expect(naps.length).toBeLessThanOrEqual(2);
    expect(shop.seqsOf(till.device().segment.id)).toEqual(upTo(62));
  });

  test('is not hammered at by commits', async () => {
    const asked: string[] = [];
    const standingStill: Pace = { now: () => 0, random: () => 0.5, sleep: (_, signal) => once(signal) };
    const till = shop.open({
      pace: standingStill,
      fetch: async (url) => {
        asked.push(String(url));
        throw new TypeError('fetch failed');
      },
    });
    till.record(1);
    await stands(till, { state: 'offline' });
    for (let count = 0; count < 50; count += 1) till.record(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked).toEqual([`${shop.cloud.url}/v1/sync/journal`]);
  });

  test('of a cloud that is busy is waited out for as long as it asks, longer than the first failures would', async () => {
    const till = shop.open();
    shop.cloud.misbehave('busy');
    const askedAt = till.pace.now();
    till.record(1);
    await stands(till, { state: 'up-to-date', sent: 1 });
    expect(till.pace.now() - askedAt).toBeGreaterThan(BUSY_SECONDS * 900);
    expect(shop.cloud.pushes.map(({ count }) => count)).toEqual([1, 1]);
  });

  test('[SY1] shows once an exchange shows it: an idle till asks after twenty seconds', async () => {
    let clock = 0;
    const naps: { readonly ms: number; end(): void }[] = [];
    const pace: Pace = {
      now: () => clock,
      random: () => 0.5,
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          naps.push({ ms, end: () => resolve() });
          signal.addEventListener('abort', () => resolve());
        }),
    };
    const till = shop.open({ pace });
    till.record(1);
    await stands(till, { state: 'up-to-date', sent: 1 });
    await until(() => expect(naps.at(-1)?.ms).toBe(20_000));
    await shop.cloud.goDown();
    expect(till.push.status()).toMatchObject({ state: 'up-to-date' });
    clock += 20_000;
    naps.at(-1)?.end();
    await stands(till, { state: 'offline' });
  });

  test('of an idle till is noticed too, and so is its end', async () => {
    const till = shop.open();
    till.record(1);
    await stands(till, { state: 'up-to-date', sent: 1 });
    await shop.cloud.goDown();
    await stands(till, { state: 'offline' });
    await shop.cloud.comeBack();
    await stands(till, { state: 'up-to-date', problem: null });
  });
});

describe('[SY9] a segment that the cloud refuses', () => {
  test('is kept, shown and offered again, and does not hold up the others', async () => {
    const till = shop.open();
    const broken = till.device().segment.id;
    shop.cloud.broken.add(broken);
    till.record(4);
    await stands(till, { state: 'refused', pending: 4, problem: expect.stringContaining('said by the test') });
    expect(till.refusedSegments).toEqual([broken]);

    till.startSegment();
    till.record(6);
    await until(() => expect(shop.seqsOf(till.device().segment.id)).toEqual(upTo(6)));
    await stands(till, { state: 'refused', pending: 4, sent: 6 });

    shop.cloud.broken.clear();
    await stands(till, { state: 'up-to-date', pending: 0, sent: 10 });
    expect(shop.seqsOf(broken)).toEqual(upTo(4));
  });

  test('from some entry on is acknowledged up to it', async () => {
    const till = shop.open({ token: null });
    till.record(6);
    till.damage(4);
    await till.push.pair('PAIR-1234');
    await stands(till, { state: 'refused', pending: 3, sent: 3, problem: expect.stringContaining('wrong-hash') });
  });

  test('because this till cannot read it is sent up to there', async () => {
    const till = shop.open({ token: null });
    till.record(9);
    till.damage(8, 'no JSON');
    await till.push.pair('PAIR-1234');
    till.record(2);
    await stands(till, { state: 'refused', pending: 2, sent: 9, problem: expect.stringContaining('cannot be read') });
  });

  test('[SY22] because the cloud is newer says so', async () => {
    const till = shop.open();
    shop.cloud.misbehave('newer');
    till.record(1);
    await stands(till, { state: 'refused', problem: 'The cloud is newer. Update this till.' });
    expect(till.refusedSegments).toEqual([]);
    await stands(till, { state: 'up-to-date', sent: 1 });
  });

  test('[SY22] because this till is newer says so', async () => {
    const till = shop.open();
    shop.cloud.misbehave('older');
    till.record(1);
    await stands(till, { state: 'refused', problem: 'This till is newer than the cloud. Update the cloud.' });
    await stands(till, { state: 'up-to-date', sent: 1 });
  });
});

describe('[SY20] a push', () => {
  test('goes packed where that saves something', async () => {
    const till = shop.open();
    till.record(1);
    await stands(till, { state: 'up-to-date', sent: 1 });
    till.record(80);
    await stands(till, { state: 'up-to-date', sent: 81 });
    const [small, ...large] = shop.cloud.bodies;
    expect(small?.isPacked).toBe(false);
    // On a busy machine some of them may go alone.
    expect(large.filter(({ isPacked, bytes }) => !isPacked && bytes >= 4_096)).toEqual([]);
    expect(large.some(({ isPacked }) => isPacked)).toBe(true);
    const packed = large.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(packed).toBeLessThan(JSON.stringify(shop.cloud.held.slice(1)).length / 2);
  });
});

describe('[SY21] a backlog', () => {
  test('says how much of it has gone up, until all has', async () => {
    const till = shop.open();
    till.record(50);
    await stands(till, { state: 'up-to-date', sent: 50 });
    expect(till.statuses.map(({ progress }) => progress)).not.toContainEqual(expect.anything());
    await shop.cloud.goDown();
    till.record(2_000);
    await stands(till, { state: 'offline', pending: 2_000 });
    await shop.cloud.comeBack();
    await stands(till, { state: 'up-to-date', pending: 0, sent: 2_050, progress: null });
    const shown = till.statuses.flatMap(({ progress }) => progress ?? []);
    expect(shown[0]).toEqual({ done: 0, of: 2_000 });
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.map(({ of }) => of)).toEqual(shown.map(() => 2_000));
    expect(shown.map(({ done }) => done)).toEqual(shown.map(({ done }) => done).sort((a, b) => a - b));
  });
});

describe('[SY12] a file that is an older copy of one that went on', () => {
  test('begins a segment of its own', async () => {
    const till = shop.open();
    shop.cloud.ahead = 5;
    till.record(2);
    await stands(till, { state: 'up-to-date', pending: 0, sent: 2 });
    expect(till.refusedSegments).toEqual([till.device().segment.id]);
  });
});

describe('[SY10] the cloud’s clock', () => {
  test('is told to the engine with every answer', async () => {
    const till = shop.open();
    shop.cloud.serverTime = () => 1_800_000_000_000;
    till.record(1);
    await stands(till, { state: 'up-to-date', sent: 1 });
    expect(till.serverTimes[0]).toBeGreaterThanOrEqual(1_800_000_000_000);
  });
});

test('[SY11] closing gives up what is under way and leaves the file alone', async () => {
  const till = shop.open({ timeoutMs: 60_000 });
  shop.cloud.misbehave('stall');
  till.record(2);
  await until(() => expect(shop.cloud.pushes.length).toBe(1));
  await shop.stop(till);
  rmSync(till.directory, { recursive: true, force: true });
});
