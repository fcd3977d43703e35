import { describe, expect, it } from 'vitest';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { dateText, readDate } from './date-text.ts';

const TODAY = '2026-11-22' as BusinessDate;

describe('a day in a field', () => {
  it.each([
    ['en-US', '11/22/2026'],
    ['en-IE', '22/11/2026'],
    ['de-DE', '22.11.2026'],
    ['es-MX', '22/11/2026'],
    ['ar-EG-u-nu-latn', '22/11/2026'],
  ])('[L6] [L16] stands as %s writes it, %s', (locale, written) =>
    expect(dateText(TODAY, locale).replace(/\p{Cf}/gu, '')).toBe(written),
  );

  it.each([
    ['de-DE', '22.11.2026'],
    ['de-DE', '22.11.26'],
    ['de-DE', '22.11.'],
    ['de-DE', '22 11'],
    ['de-DE', '22112026'],
    ['de-DE', '2211'],
    ['de-DE', '2026-11-22'],
    ['en-US', '11/22/2026'],
    ['en-US', '11/22'],
    ['en-US', '112226'],
    ['ar-EG-u-nu-latn', '٢٢/١١/٢٠٢٦'],
  ])('[L16] is read, in %s, from %s', (locale, typed) => expect(readDate(typed, locale, TODAY)).toBe(TODAY));

  it('[L16] is the last such day where the year is left out', () => {
    expect(readDate('23.11.', 'de-DE', TODAY)).toBe('2025-11-23');
    expect(readDate('12/31', 'en-US', TODAY)).toBe('2025-12-31');
    expect(readDate('29.2.', 'de-DE', TODAY)).toBeNull();
  });

  it.each(['', 'yesterday', '31.11.2026', '22/13/2026', '22', '22.11.20266', '22.11.2026.1', '1.2.3.4'])(
    '[L16] is not guessed at from “%s”',
    (typed) => expect(readDate(typed, 'de-DE', TODAY)).toBeNull(),
  );

  it('[L16] is read as it is written, in every language', () => {
    for (const locale of [
      'en-US',
      'en-CA',
      'en-IE',
      'de-AT',
      'es-ES',
      'es-US',
      'ar-SA-u-nu-latn',
      'ar-MA-u-nu-latn',
      'ar-EG',
    ]) {
      for (const day of ['2026-02-01', '2024-02-29', '2025-12-31'] as BusinessDate[]) {
        expect(readDate(dateText(day, locale), locale, TODAY), locale).toBe(day);
      }
    }
  });
});
