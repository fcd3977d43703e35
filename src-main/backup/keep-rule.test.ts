import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asInstant } from '#shared/time/instant.ts';
import type { Backup } from './backup-files.ts';
import { expiredBackups } from './keep-rule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 21, 10, 30);

/** One backup for each age, the newest first. */
const backupsOf = (ages: readonly number[], bytes = 1): Backup[] =>
  [...ages]
    .sort((a, b) => a - b)
    .map((age, index) => ({ path: `${age}`, ordinal: ages.length - index, at: asInstant(NOW - age), bytes }));

const keptOf = (backups: readonly Backup[]): Backup[] => {
  const expired = new Set(expiredBackups(backups, asInstant(NOW)));
  return backups.filter((backup) => !expired.has(backup));
};

describe('[B4] what is kept', () => {
  it('of a till that was backed up each quarter of an hour for two months', () => {
    const backups = backupsOf(Array.from({ length: 60 * 96 }, (_, n) => n * 15 * MINUTE));
    const ages = keptOf(backups).map(({ at }) => NOW - at);
    expect(ages.filter((age) => age < HOUR)).toEqual([0, 15 * MINUTE, 30 * MINUTE, 45 * MINUTE]);
    const hours = ages.filter((age) => age >= HOUR && age < DAY);
    expect(new Set(hours.map((age) => Math.floor((NOW - age) / HOUR))).size).toBe(hours.length);
    expect(hours.length).toBeGreaterThanOrEqual(22);
    const days = ages.filter((age) => age >= DAY);
    expect(days).toHaveLength(30);
    expect(Math.max(...days)).toBeLessThan(31 * DAY);
  });

  it('when the newest are old, and when the clock went back: the newest four all the same', () => {
    const old = backupsOf([100 * DAY, 101 * DAY, 102 * DAY, 103 * DAY, 104 * DAY]);
    expect(keptOf(old)).toEqual(old.slice(0, 4));
    const early = backupsOf([-5 * DAY, -4 * DAY, 0, HOUR, 2 * HOUR]);
    expect(keptOf(early)).toEqual(early);
  });

  it('when the disk would fill up: the oldest go first, the newest four never', () => {
    const backups = backupsOf([0, HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR, 5 * HOUR, 6 * HOUR], 400 * 1024 ** 2);
    expect(keptOf(backups)).toEqual(backups.slice(0, 5));
    const huge = backupsOf([0, HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR], 3 * 1024 ** 3);
    expect(keptOf(huge)).toEqual(huge.slice(0, 4));
  });

  it('stays kept: what a later moment keeps, an earlier one kept too', () => {
    const ages = fc.array(fc.integer({ min: 0, max: 40 * DAY }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(ages, fc.integer({ min: 0, max: 3 * DAY }), (list, later) => {
        const backups = backupsOf(list);
        const now = keptOf(backups);
        const expired = new Set(expiredBackups(now, asInstant(NOW + later)));
        expect(now.filter((backup) => !expired.has(backup)).length).toBeGreaterThan(0);
        expect(now[0]).toBe(backups[0]);
      }),
      { seed: 20_261_121 },
    );
  });
});
