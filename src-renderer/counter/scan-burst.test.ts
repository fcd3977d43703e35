import { describe, expect, it } from 'vitest';
import { createScanBurst } from './scan-burst.ts';

const play = (keys: string[], gap: number) => {
  const burst = createScanBurst();
  let at = 1_000;
  return keys.map((key) => {
    at += gap;
    return burst.key(key, at);
  });
};

describe('[U30] a burst of keys', () => {
  it('is a code where it ends with Enter', () => {
    const steps = play([...'4006381333931', 'Enter'], 8);
    expect(steps.slice(0, -1).every(({ kind }) => kind === 'held')).toBe(true);
    expect(steps.at(-1)).toEqual({ kind: 'code', code: '4006381333931' });
  });
  it('may hold what barcodes hold', () => {
    expect(play([...'AB-12/3.x', 'Enter'], 3).at(-1)).toEqual({ kind: 'code', code: 'AB-12/3.x' });
  });
  it('is typed where a person types, or where it is short', () => {
    const slow = play([...'12345678', 'Enter'], 90);
    expect(slow.some(({ kind }) => kind === 'code')).toBe(false);
    expect(play([...'123456', 'Enter'], 5).at(-1)).toEqual({ kind: 'typed', held: [...'123456'] });
  });
  it('gives back what it held, in order, and nothing twice', () => {
    const burst = createScanBurst();
    expect(burst.key('1', 100)).toEqual({ kind: 'held' });
    expect(burst.key('2', 300)).toEqual({ kind: 'typed', held: ['1'] });
    expect(burst.key('ArrowUp', 310)).toEqual({ kind: 'typed', held: ['2'] });
    expect(burst.lapse()).toEqual([]);
    expect(burst.key('/', 900)).toEqual({ kind: 'typed', held: [] });
  });
});
