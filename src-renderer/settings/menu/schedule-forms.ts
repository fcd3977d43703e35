import type { Hours, Schedule } from '#shared/catalog/schedule.ts';
import { type FieldProblem, nameProblem, onlyProblems } from '../field-problems.ts';

export type ScheduleFields = Pick<Schedule, 'name' | 'hours'>;

export const USUAL_HOURS: Hours = { days: [1, 2, 3, 4, 5], from: 7 * 60, to: 11 * 60 };

/** What is wrong with one span, at its field. */
export const hoursProblems = ({ days, from, to }: Hours) =>
  onlyProblems<Hours>({
    days: days.length === 0 ? 'days-missing' : null,
    from: from < 0 ? 'time-missing' : null,
    to: to < 0 ? 'time-missing' : null,
  });

export const scheduleProblems = ({ name, hours }: ScheduleFields) =>
  onlyProblems<ScheduleFields>({
    name: nameProblem(name),
    hours: hoursProblem(hours),
  } as { readonly [K in keyof ScheduleFields]: FieldProblem | null });

function hoursProblem(hours: readonly Hours[]): FieldProblem | null {
  if (hours.length === 0) return 'hours-missing';
  return hours.some((span) => Object.keys(hoursProblems(span)).length > 0) ? 'hours-wrong' : null;
}

/** The days of the week from Monday, as this language writes them. */
export function dayNames(locale: string, length: 'short' | 'long'): readonly string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' });
  // The fifth of January 1970 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(new Date((4 + day) * 86_400_000)));
}

/** The days as they are said at a glance: those that follow each other as the first and the last of them. */
export function daysText(days: readonly number[], names: readonly string[]): string {
  const sorted = [...days].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const day of sorted) {
    const last = runs.at(-1);
    if (last && last.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  return runs
    .flatMap((run) =>
      run.length > 2
        ? [`${names[(run[0] ?? 1) - 1]}–${names[(run.at(-1) ?? 1) - 1]}`]
        : run.map((day) => names[day - 1]),
    )
    .join(', ');
}
