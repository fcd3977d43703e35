import { describe, expect, it } from 'vitest';
import { asMinor } from '#shared/money/minor.ts';
import { dayHours } from './day-hours.ts';

const sold = (hour: number, total = 500) => ({ hour, orders: 1, total: asMinor(total) });
const hoursOf = (...hours: number[]) =>
  dayHours(
    hours.map((hour) => sold(hour)),
    240,
  ).map(({ hour }) => hour);

describe('the hours of a trading day', () => {
  it('[OF5] puts an hour after midnight behind the evening, where the day starts at four', () => {
    expect(hoursOf(1, 18, 23)).toEqual([18, 19, 20, 21, 22, 23, 0, 1]);
  });

  it('[OF5] fills the hours without a sale between the first and the last', () => {
    const hours = dayHours([sold(17, 900), sold(8, 300)], 240);
    expect(hours.map(({ hour }) => hour)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
    expect(hours[1]).toEqual({ hour: 9, orders: 0, total: 0 });
    expect(hours.at(-1)?.total).toBe(900);
  });

  it('widens a short day to eight hours, and never past the day', () => {
    expect(hoursOf(9)).toHaveLength(8);
    expect(hoursOf(9)).toContain(9);
    expect(hoursOf(4)).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
    expect(hoursOf(3)).toEqual([20, 21, 22, 23, 0, 1, 2, 3]);
    expect(hoursOf(...Array.from({ length: 24 }, (_, hour) => hour))).toHaveLength(24);
  });

  it('draws nothing for a day without sales', () => {
    expect(dayHours([], 240)).toEqual([]);
  });
});
