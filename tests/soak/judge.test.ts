import { describe, expect, it } from 'vitest';
import { judge, type Point } from './judge.ts';

const allowed = { share: 0.05, atLeast: 2 };

/** A quarter of an hour, a look each six seconds: a value that breathes, and what is added to it over time. */
const course = (added: (minute: number) => number, life: (minute: number) => number = () => 1): Point[] =>
  Array.from({ length: 150 }, (_, look) => {
    const at = look / 10;
    return { at, value: 40 + 5 * Math.sin(look * 1.7) + added(at), life: life(at) };
  });
const grows = (points: readonly Point[]) => judge(points, allowed)?.grows;

describe('[SY40] growth', () => {
  it('is seen through what comes and goes', () => {
    expect(grows(course((minute) => minute * 0.5))).toBe(true);
    expect(
      judge(
        course((minute) => minute * 0.5),
        allowed,
      )?.perHour,
    ).toBeCloseTo(30, -1);
  });

  it('is not a process that warms up, nor a peak, nor what becomes less', () => {
    expect(grows(course(() => 0))).toBe(false);
    expect(grows(course((minute) => Math.min(minute, 3) * 10))).toBe(false);
    expect(grows(course((minute) => (minute > 14 ? 100 : 0)))).toBe(false);
    expect(grows(course((minute) => -minute))).toBe(false);
  });

  it('is that of one process: a new one begins anew', () => {
    const lifeAt = (minute: number) => (minute < 2 ? 1 : minute < 13 ? 2 : 3);
    expect(grows(course((minute) => lifeAt(minute) * 50, lifeAt))).toBe(false);
    expect(grows(course((minute) => (minute < 2 ? 90 : minute < 13 ? minute : 0), lifeAt))).toBe(true);
  });

  it('is not judged by a handful of looks', () => {
    expect(judge(course(() => 0).slice(0, 6), allowed)).toBeNull();
  });
});
