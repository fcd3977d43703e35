import { describe, expect, it } from 'vitest';
import type { Instant } from './instant.ts';
import { nextWallTime } from './next-wall-time.ts';

const at = (iso: string) => Date.parse(iso) as Instant;
const next = (minutes: number, from: string) =>
  new Date(nextWallTime(minutes, at(from), 'Europe/Berlin')).toISOString();

describe('nextWallTime', () => {
  it('is today where it is still to come, else tomorrow', () => {
    expect(next(18 * 60 + 30, '2026-11-20T12:00:30Z')).toBe('2026-11-20T17:30:00.000Z');
    expect(next(13 * 60, '2026-11-20T12:00:00Z')).toBe('2026-11-20T12:00:00.000Z');
    expect(next(9 * 60, '2026-11-20T12:00:00Z')).toBe('2026-11-21T08:00:00.000Z');
  });

  it('goes by the wall, also where the clocks are moved on the way', () => {
    // On 29 March at two the clocks show three; on 25 October at three they show two again.
    expect(next(9 * 60, '2026-03-28T20:00:00Z')).toBe('2026-03-29T07:00:00.000Z');
    expect(next(9 * 60, '2026-10-24T20:00:00Z')).toBe('2026-10-25T08:00:00.000Z');
  });
});
