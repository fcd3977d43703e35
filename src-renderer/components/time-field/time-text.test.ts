import { describe, expect, it } from 'vitest';
import { NO_TIME, timeMinutes, timeText, UNREAD } from './time-text.ts';

const HALF_PAST_TWO = 14 * 60 + 30;

describe('a time of day in a field', () => {
  it.each([
    ['en-US', '2:30 PM'],
    ['en-IE', '14:30'],
    ['de-DE', '14:30'],
    ['es-ES', '14:30'],
    ['ar-EG-u-nu-latn', '2:30 م'],
  ])('[L6] [L16] stands as %s writes it, %s', (locale, written) => {
    expect(timeText(HALF_PAST_TWO, locale).replace(/\s/g, ' ')).toBe(written);
    expect(timeText(NO_TIME, locale)).toBe('');
  });

  it.each([
    '14:30',
    '1430',
    '14.30',
    '14,30',
    '14h30',
    '14 Uhr 30',
    '14:30 Uhr',
    '2:30 pm',
    '2.30 p. m.',
    '230p',
    '٢:٣٠ مساءً',
  ])('[L16] is read from %s', (typed) => expect(timeMinutes(typed)).toBe(HALF_PAST_TWO));

  it.each([
    ['7', 420],
    ['7 h', 420],
    ['730', 450],
    ['00:00', 0],
    ['12 am', 0],
    ['12 pm', 720],
    ['23:59', 1_439],
    ['  ', NO_TIME],
  ])('[L16] reads “%s” as minute %i', (typed, minutes) => expect(timeMinutes(typed)).toBe(minutes));

  it.each(['24:00', '12:60', '2:5', '13 am', '0 pm', 'noon', '14:30:00', '-3', '2 2 2 2 2'])(
    '[L16] does not guess at “%s”',
    (typed) => expect(timeMinutes(typed)).toBe(UNREAD),
  );

  it.each([
    ['6:30', 17 * 60, 18 * 60 + 30],
    ['630', 9 * 60, 18 * 60 + 30],
    ['6:30', 23 * 60, 6 * 60 + 30],
    ['12', 11 * 60, 12 * 60],
    ['12:15', 20 * 60, 15],
    ['6:30 am', 9 * 60, 6 * 60 + 30],
    ['06:30', 9 * 60, 6 * 60 + 30],
    ['18:30', 20 * 60, 18 * 60 + 30],
  ])('[L16] takes the half of the day that comes next where “%s” leaves it open', (typed, from, minutes) =>
    expect(timeMinutes(typed, from)).toBe(minutes),
  );

  it('[L16] reads every minute of a day as it writes it, in every language', () => {
    for (const locale of [
      'en-US',
      'en-AU',
      'en-IE',
      'de-DE',
      'es-ES',
      'es-MX',
      'es-CO',
      'ar-EG-u-nu-latn',
      'ar-MA-u-nu-latn',
      'ar-EG',
    ]) {
      for (let minutes = 0; minutes < 1_440; minutes += 7) {
        expect(timeMinutes(timeText(minutes, locale)), `${locale} ${timeText(minutes, locale)}`).toBe(minutes);
      }
    }
  });
});
