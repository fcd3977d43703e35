import { afterEach, beforeEach, expect, vi } from 'vitest';
import { openPushingTill, type PushingTill } from './pushing-till.ts';
import { type SmallCloud, startSmallCloud } from './small-cloud.ts';

/** A small cloud for each test of a file, and tills that end with it. */
export function pushingShop() {
  const tills = new Set<PushingTill>();
  let cloud: SmallCloud;
  beforeEach(async () => {
    cloud = await startSmallCloud();
  });
  afterEach(async () => {
    await Promise.all([...tills].map((till) => till.close()));
    tills.clear();
    await cloud.close();
  });
  return {
    get cloud() {
      return cloud;
    },
    open(options: Partial<Parameters<typeof openPushingTill>[0]> = {}): PushingTill {
      const till = openPushingTill({ cloudUrl: cloud.url, token: 'token-1', ...options });
      tills.add(till);
      return till;
    },
    /** Stops a till and leaves its directory to whoever opens the next one there. */
    async stop(till: PushingTill): Promise<void> {
      await till.stop();
      tills.delete(till);
    },
    seqsOf: (segment: string) => cloud.held.filter((entry) => entry.segment === segment).map(({ seq }) => seq),
  };
}

export const until = (condition: () => void) => vi.waitFor(condition, { timeout: 20_000, interval: 5 });
export const stands = (till: PushingTill, expected: object) =>
  until(() => expect(till.push.status()).toMatchObject(expected));
export const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
