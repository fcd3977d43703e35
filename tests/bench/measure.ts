/** One figure of the bench beside what it must reach. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bound?: { readonly kind: 'at least' | 'at most'; readonly value: number };
  readonly detail?: string;
}

export const isMet = ({ value, bound }: Figure): boolean =>
  !bound || (bound.kind === 'at least' ? value >= bound.value : value <= bound.value);

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value below which `share` of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** How long `work` takes, in milliseconds. */
export function time(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
