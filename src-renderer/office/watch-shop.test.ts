import { describe, expect, it } from 'vitest';
import type { ShopId } from '#shared/ids/ids.ts';
import type { OfficeClient } from './office-client.ts';
import { type Move, pauseAfter, watchShop } from './watch-shop.ts';

const shopId = 'a shop' as ShopId;
const move: Move = { shopId, businessDate: null };

/** Runs a watch over connections that behave as told, one after the other; it is aborted after the last. */
async function watched(...connections: (Move[] | Error)[]) {
  const abort = new AbortController();
  const heard: string[] = [];
  const left = [...connections];
  await watchShop({
    watch: (async () => {
      const next = left.shift();
      if (left.length === 0) abort.abort();
      if (next === undefined || next instanceof Error) throw next ?? new Error('aborted');
      return (async function* () {
        yield* next;
      })();
    }) as unknown as OfficeClient['watch'],
    shopId,
    signal: abort.signal,
    onLive: () => heard.push('live'),
    onQuiet: () => heard.push('quiet'),
    onMove: () => heard.push('move'),
    endsWatch: (error) => error instanceof Error && error.message === 'signed out',
    pause: async (ms) => void heard.push(`pause ${ms}`),
    random: () => 0,
  });
  return heard;
}

describe('watching a shop', () => {
  it('[OF9] waits longer after every failure, and starts over once something was heard', async () => {
    const cut = new Error('cut');
    expect(await watched(cut, cut, cut, [move], cut, [])).toEqual([
      ...['quiet', 'pause 1000', 'quiet', 'pause 2000', 'quiet', 'pause 4000'],
      ...['live', 'move', 'quiet', 'pause 1000'],
      ...['quiet', 'pause 2000', 'live'],
    ]);
  });

  it('[OF9] does not knock faster at a cloud that answers and hangs up', async () => {
    expect(await watched([], [], [], [])).toEqual([
      ...['live', 'quiet', 'pause 1000', 'live', 'quiet', 'pause 2000', 'live', 'quiet', 'pause 4000', 'live'],
    ]);
  });

  it('[OF3] ends for good when trying again cannot help', async () => {
    expect(await watched(new Error('signed out'), [move], [])).toEqual([]);
  });

  it('[OF9] never waits longer than half a minute, nor less than half of that', () => {
    expect(pauseAfter(50, 0)).toBe(30_000);
    expect(pauseAfter(50, 1)).toBe(15_000);
  });
});
