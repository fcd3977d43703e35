import { describe, expect, it } from 'vitest';
import { dayNames, daysText, scheduleProblems } from './schedule-forms.ts';

describe('[OF34] hours as they are typed', () => {
  it('need a name, days and times', () => {
    expect(scheduleProblems({ name: '', hours: [] })).toEqual({ name: 'name-missing', hours: 'hours-missing' });
    expect(scheduleProblems({ name: 'Lunch', hours: [{ days: [], from: 0, to: 60 }] })).toEqual({
      hours: 'hours-wrong',
    });
    expect(scheduleProblems({ name: 'Lunch', hours: [{ days: [1], from: -1, to: 60 }] })).toEqual({
      hours: 'hours-wrong',
    });
    expect(scheduleProblems({ name: 'Night', hours: [{ days: [6], from: 1_320, to: 120 }] })).toEqual({});
  });
  it('are said at a glance', () => {
    const names = dayNames('en-GB', 'short');
    expect(names).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
    expect(daysText([5, 1, 2, 3, 4], names)).toBe('Mon–Fri');
    expect(daysText([7, 1, 2, 6], names)).toBe('Mon, Tue, Sat, Sun');
  });
});
