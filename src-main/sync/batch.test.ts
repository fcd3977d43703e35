import { describe, expect, test } from 'vitest';
import type { Entry } from '#shared/journal/entry.ts';
import { FIRST_BATCH, fillBody, nextBatchSize, smallerBatch } from './batch.ts';
import { backOffMs, probeAgainMs } from './pace.ts';

const entries = (count: number, padding: number) =>
  Array.from({ length: count }, (_, at) => ({ seq: at + 1, payload: 'x'.repeat(padding) }) as unknown as Entry);

describe('[SY5] a batch', () => {
  test('grows while answers are quick, up to what the engine can read between two taps', () => {
    expect(nextBatchSize(FIRST_BATCH, 10)).toBe(200);
    expect(nextBatchSize(400, 999)).toBe(500);
    expect(nextBatchSize(500, 10)).toBe(500);
  });

  test('stays as it is at a middling pace, and shrinks at a slow one, down to a single entry', () => {
    expect(nextBatchSize(200, 2_000)).toBe(200);
    expect(nextBatchSize(200, 4_001)).toBe(100);
    expect(smallerBatch(3)).toBe(1);
    expect(smallerBatch(1)).toBe(1);
  });

  test('fills a body of about a megabyte, and holds at least one entry, in order', () => {
    const texts = fillBody(entries(500, 10_000));
    expect(texts.length).toBeLessThan(100);
    expect(texts.join('').length).toBeLessThanOrEqual(1_000_000);
    expect(texts.map((text) => JSON.parse(text).seq)).toEqual(texts.map((_, at) => at + 1));
    expect(fillBody(entries(3, 2_000_000))).toHaveLength(1);
    expect(fillBody(entries(3, 10))).toHaveLength(3);
    expect(fillBody([])).toEqual([]);
  });
});

describe('[SY6] [SY7] waiting', () => {
  test('takes anything up to a ceiling that doubles from one second to thirty-two', () => {
    const most = [1, 2, 3, 4, 5, 6, 7, 1_000].map((failures) => backOffMs(failures, () => 1));
    expect(most).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 32_000, 32_000]);
    expect(backOffMs(7, () => 0)).toBe(100);
    expect(backOffMs(7, () => 0.25)).toBe(8_000);
  });

  test('looks for the cloud every one to three seconds', () => {
    expect([0, 0.5, 1].map((chance) => probeAgainMs(() => chance))).toEqual([1_000, 2_000, 3_000]);
  });
});
