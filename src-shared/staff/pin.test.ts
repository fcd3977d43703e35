import { describe, expect, it } from 'vitest';
import type { Instant } from '../time/instant.ts';
import { checkPinChosen } from './pin.ts';
import { countTry, freeTriesLeft, LONGEST_DELAY_MS, type PinTries, waitOf } from './pin-tries.ts';

it('[SF11] a PIN has four to eight digits and cannot be guessed', () => {
  const judge = (pin: string) => checkPinChosen(pin)?.code ?? 'fits';
  for (const pin of ['', '123', '123456789', '12a4', '１２３４', ' 2580', '25.8'])
    expect(judge(pin)).toBe('pin-not-digits');
  for (const pin of ['0000', '777777', '1234', '8765', '7890', '345678']) expect(judge(pin)).toBe('pin-too-simple');
  for (const pin of ['2580', '1224', '1357', '902114', '00000001']) expect(judge(pin)).toBe('fits');
});

describe('[SF14] wrong PINs', () => {
  const at = (ms: number) => ms as Instant;

  it('cost nothing four times, then wait half a minute, then twice as long each time, up to a quarter of an hour', () => {
    let tries: PinTries | null = null;
    const waits: number[] = [];
    for (let n = 0; n < 13; n += 1) {
      tries = countTry(tries, at(0));
      waits.push(waitOf(tries, at(0)) / 1_000);
    }
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
    expect([1, 2, 4, 9].map((failed) => freeTriesLeft({ failed, until: at(0) }))).toEqual([3, 2, 0, 0]);
  });

  it('wait from when they were tried, and not longer where a clock was set back', () => {
    const locked: PinTries = { failed: 5, until: at(1_000_000) };
    expect(waitOf(locked, at(999_000))).toBe(1_000);
    expect(waitOf(locked, at(1_000_000))).toBe(0);
    expect(waitOf(locked, at(-5_000_000_000))).toBe(LONGEST_DELAY_MS);
    expect(waitOf(null, at(0))).toBe(0);
    // Who has tries left waits for no clock.
    expect(waitOf(countTry(null, at(10_000)), at(0))).toBe(0);
  });
});
