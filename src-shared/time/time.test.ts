import { describe, expect, it } from 'vitest';
import { type BusinessDate, businessDateAt, daysBefore, localHourAt, startOfBusinessDate } from './business-date.ts';
import { type Hlc, instantOf, observe, tick } from './hlc.ts';
import { asInstant } from './instant.ts';
import { waitInWords } from './wait-in-words.ts';

const at = (iso: string) => asInstant(Date.parse(iso));

describe('businessDateAt', () => {
  it('[T1] stays on the day before until the shop’s day starts', () => {
    expect(businessDateAt(at('2026-11-20T02:59:00Z'), 'Europe/Berlin', 240)).toBe('2026-11-19');
    expect(businessDateAt(at('2026-11-20T03:00:00Z'), 'Europe/Berlin', 240)).toBe('2026-11-20');
  });

  it('[T1] crosses months, years and summer time by the wall clock', () => {
    expect(businessDateAt(at('2027-01-01T01:00:00Z'), 'Europe/Berlin', 240)).toBe('2026-12-31');
    expect(businessDateAt(at('2026-03-29T02:30:00Z'), 'Europe/Berlin', 240)).toBe('2026-03-29');
    expect(businessDateAt(at('2026-11-20T05:00:00Z'), 'America/Los_Angeles', 0)).toBe('2026-11-19');
  });

  it.each([
    ['2026-11-20', 'Europe/Berlin', 240],
    ['2026-03-29', 'Europe/Berlin', 150],
    ['2026-10-25', 'Europe/Berlin', 0],
    ['2027-01-01', 'Pacific/Kiritimati', 1_439],
    ['2026-02-28', 'Pacific/Pago_Pago', 0],
  ] as const)('[T1] finds the first instant of %s in %s', (date, zone, dayStart) => {
    const start = startOfBusinessDate(date as BusinessDate, zone, dayStart);
    expect(businessDateAt(start, zone, dayStart)).toBe(date);
    expect(businessDateAt(asInstant(start - 1), zone, dayStart)).toBe(daysBefore(date as BusinessDate, 1));
  });

  it('[T2] tells the hour on the shop’s wall', () => {
    expect(localHourAt(at('2026-11-20T23:30:00Z'), 'Europe/Berlin')).toBe(0);
    expect(localHourAt(at('2026-11-20T18:30:00Z'), 'Asia/Kolkata')).toBe(0);
  });
});

describe('the hybrid clock', () => {
  const now = at('2026-11-20T12:00:00Z');

  it('[J4] moves on with the wall clock, and by one tick when that stands still or runs back', () => {
    const first = tick(0 as Hlc, now);
    const second = tick(first, now);
    const third = tick(second, asInstant(now - 3_600_000));
    expect(instantOf(first)).toBe(now);
    expect(second).toBe(first + 1);
    expect(third).toBe(second + 1);
    expect(Number.isSafeInteger(tick(0 as Hlc, at('2100-01-01T00:00:00Z')))).toBe(true);
  });

  it('[J4] follows a peer, but not one more than ten minutes ahead', () => {
    const own = tick(0 as Hlc, now);
    const near = tick(0 as Hlc, asInstant(now + 9 * 60_000));
    const far = tick(0 as Hlc, asInstant(now + 11 * 60_000));
    expect(observe(own, near, now)).toBe(near);
    expect(observe(own, far, now)).toBe(own);
  });
});

it('[SF14] says a wait as people do, in any language, and never less than it is', () => {
  const said = [1, 30, 119, 120, 451, 900].map((seconds) => waitInWords(seconds, 'de'));
  expect(said).toEqual(['1 Sekunde', '30 Sekunden', '119 Sekunden', '2 Minuten', '8 Minuten', '15 Minuten']);
  expect(['en', 'es', 'ar'].map((locale) => waitInWords(451, locale))).toEqual(['8 minutes', '8 minutos', '8 دقائق']);
});
