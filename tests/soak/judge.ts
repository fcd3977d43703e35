/** A value at a time, in minutes; points of one process have one `life`. */
export interface Point {
  readonly at: number;
  readonly value: number;
  readonly life: number;
}

/** By how much the last third may be above the first: a share of it, and in any case so much. */
export interface Allowance {
  readonly share: number;
  readonly atLeast: number;
}

export interface Judgement {
  /** Medians of the first and the last third. */
  readonly first: number;
  readonly last: number;
  /** Of the line through the points that is moved least by some that lie far off. */
  readonly perHour: number;
  readonly allowed: number;
  readonly grows: boolean;
}

/** A process that has just started fills its caches: so much of the time is not judged. */
const WARM_UP = 0.25;
/** In fewer points there is no third to speak of. */
const FEWEST = 6;

/**
 * Whether something grows for as long as a process lives: only if both the medians of the thirds and the middle slope
 * of all pairs say so, because a single step is not growth and neither is a single late peak. Null where too little
 * was seen. Judged is the longest life.
 */
export function judge(points: readonly Point[], { share, atLeast }: Allowance): Judgement | null {
  const life = longestLife(points);
  const from = life[0]?.at ?? 0;
  const to = life.at(-1)?.at ?? 0;
  const warm = life.filter(({ at }) => at >= from + (to - from) * WARM_UP);
  const third = Math.floor(warm.length / 3);
  if (warm.length < FEWEST) return null;
  const first = median(warm.slice(0, third).map(({ value }) => value));
  const last = median(warm.slice(-third).map(({ value }) => value));
  const perMinute = middleSlope(warm);
  // From the middle of the first third to the middle of the last lie two thirds of the time.
  const byTheSlope = perMinute * (to - (warm[0]?.at ?? to)) * (2 / 3);
  const allowed = Math.max(atLeast, first * share);
  return { first, last, perHour: perMinute * 60, allowed, grows: Math.min(last - first, byTheSlope) > allowed };
}

function longestLife(points: readonly Point[]): readonly Point[] {
  const lives = [...Map.groupBy(points, ({ life }) => life).values()];
  return lives.reduce((longest, life) => (life.length > longest.length ? life : longest), []);
}

/** Theil and Sen: the median of the slopes between all pairs. */
function middleSlope(points: readonly Point[]): number {
  const slopes: number[] = [];
  for (const [at, one] of points.entries()) {
    for (const other of points.slice(at + 1)) {
      if (other.at > one.at) slopes.push((other.value - one.value) / (other.at - one.at));
    }
  }
  return slopes.length > 0 ? median(slopes) : 0;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
