import { expect, test } from 'vitest';
import { asInstant } from './instant.ts';
import { onTheWall } from './on-the-wall.ts';

const NEW_YEAR = asInstant(Date.parse('2026-12-31T23:30:00Z'));

test('a moment is written by each zone’s wall, each locale’s way and the parts that are asked for, again and again', () => {
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const day = { day: 'numeric', month: 'short' } as const;
  for (let again = 0; again < 2; again += 1) {
    expect(onTheWall(NEW_YEAR, { locale: 'en-GB', timeZone: 'UTC' }, time)).toBe('23:30');
    expect(onTheWall(NEW_YEAR, { locale: 'en-GB', timeZone: 'Europe/Berlin' }, time)).toBe('00:30');
    expect(onTheWall(NEW_YEAR, { locale: 'en-GB', timeZone: 'Europe/Berlin' }, day)).toBe('1 Jan');
    expect(onTheWall(NEW_YEAR, { locale: 'en-US', timeZone: 'Europe/Berlin' }, day)).toBe('Jan 1');
  }
});

test('a format is made once, however often it writes', () => {
  const wall = { locale: 'de-DE', timeZone: 'Asia/Kathmandu' };
  const parts = { year: 'numeric', month: 'long', hour: 'numeric' } as const;
  const timeOf = (write: () => string) => {
    write();
    const startedAt = performance.now();
    for (let again = 0; again < 100; again += 1) write();
    return performance.now() - startedAt;
  };
  const made = timeOf(() =>
    new Intl.DateTimeFormat(wall.locale, { timeZone: wall.timeZone, ...parts }).format(NEW_YEAR),
  );
  expect(timeOf(() => onTheWall(NEW_YEAR, wall, parts))).toBeLessThan(made / 5);
});
