import { asMinor, type Minor } from '#shared/money/minor.ts';

const STEPS = [1, 2, 2.5, 5, 10];

/**
 * The lines of a chart's axis: round amounts from 0 to the first at or above `most`, four or five of them. `unit` is
 * the currency's whole unit in minor units, below which no line falls.
 */
export function chartLines(most: Minor, unit: number): Minor[] {
  if (most <= 0) return [asMinor(0), asMinor(unit)];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = STEPS.map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 10 * power;
  const whole = Math.max(unit, Math.ceil(step / unit) * unit);
  return Array.from({ length: Math.ceil(most / whole) + 1 }, (_, index) => asMinor(index * whole));
}
