import type { Judgement, Point } from './judge.ts';
import type { Series } from './measures.ts';

type Judged = Series & { readonly judgement: Judgement | null };

/** The first third beside the last, for a person to read. */
export function tableOf(judged: readonly Judged[]): string {
  const head = ['', '', 'first third', 'last third', 'per hour', 'may differ by', '', 'from beginning to end'];
  const rows = judged.map(({ name, unit, points, judgement }) =>
    judgement
      ? [
          ...[name, unit, figure(judgement.first), figure(judgement.last), figure(judgement.perHour)],
          ...[figure(judgement.allowed), judgement.grows ? 'GROWS' : 'flat', course(points)],
        ]
      : [name, unit, '', '', '', '', 'seen too seldom', ''],
  );
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const isText = (column: number) => column < 2 || column >= head.length - 2;
  const lines = [head, ...rows].map((row) =>
    row.map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))),
  );
  return lines.map((cells) => cells.join('  ').trimEnd()).join('\n');
}

const figure = (value: number): string => value.toFixed(Math.abs(value) >= 100 ? 0 : 2);

const BARS = '▁▂▃▄▅▆▇█';
const STEPS = 24;

/** The course of the values as a line of bars, from nothing to the highest. */
function course(points: readonly Point[]): string {
  const highest = Math.max(...points.map(({ value }) => value), Number.MIN_VALUE);
  const step = Math.max(1, Math.ceil(points.length / STEPS));
  return points
    .filter((_, at) => at % step === 0)
    .map(({ value }) => BARS[Math.round((value / highest) * (BARS.length - 1))])
    .join('');
}
