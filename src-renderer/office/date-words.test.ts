import { describe, expect, it } from 'vitest';
import { asInstant } from '#shared/time/instant.ts';
import { dayAndTimeIn, hourText, timeAgo, timeIn } from './date-words.ts';

const NOON = asInstant(Date.UTC(2026, 5, 19, 12, 0));
const ago = (minutes: number) => timeAgo(asInstant(NOON - minutes * 60_000), NOON, 'en-GB');

describe('times in words', () => {
  it('tells the time on the shop’s wall, not on the reader’s', () => {
    expect(timeIn(NOON, 'Asia/Tokyo', 'en-GB')).toBe('21:00');
    expect(dayAndTimeIn(NOON, 'Pacific/Auckland', 'en-GB')).toBe('20 Jun, 00:00');
  });

  it('says how long ago in the unit a person would', () => {
    expect(ago(0)).toBe('this minute');
    expect(ago(5)).toBe('5 minutes ago');
    expect(ago(180)).toBe('3 hours ago');
    expect(ago(3 * 1_440)).toBe('3 days ago');
    expect(ago(-10)).toBe('this minute');
  });

  it('names the hour after the last one midnight', () => {
    expect(hourText(9)).toBe('09:00');
    expect(hourText(24)).toBe('00:00');
  });
});
