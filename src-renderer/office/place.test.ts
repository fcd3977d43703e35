import { describe, expect, it } from 'vitest';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { placeAddress, readPlace } from './place.ts';
import { stepDate } from './step-date.ts';

describe('where the page is', () => {
  it('[OF4] comes back to its shop and day by its address', () => {
    const place = { shopId: 'a-shop', date: '2026-03-01' as BusinessDate };
    const address = placeAddress('/', place);
    expect(address).toBe('/?shop=a-shop&date=2026-03-01');
    expect(readPlace(address.slice(1))).toEqual(place);
  });

  it('[OF4] says nothing of today and of the only shop, and does not believe a date that is none', () => {
    expect(placeAddress('/office.html', { shopId: null, date: null })).toBe('/office.html');
    expect(readPlace('?date=2026-02-30')).toEqual({ shopId: null, date: null });
  });

  it('steps over the ends of months and years', () => {
    expect(stepDate('2026-03-01' as BusinessDate, -1)).toBe('2026-02-28');
    expect(stepDate('2026-12-31' as BusinessDate, 1)).toBe('2027-01-01');
  });
});
