import type { Lane } from './lane.ts';
import { planOf } from './plan.ts';
import { runPlan } from './run-plan.ts';

export interface SeedFailure {
  readonly seed: number;
  readonly problem: string;
}

/** Plays seeds side by side, one in each lane at a time, until one fails; answers that one, or null. */
export async function runSeeds(lanes: readonly Lane[], seeds: number, from: number): Promise<SeedFailure | null> {
  const failures: SeedFailure[] = [];
  let next = from;
  const play = async (lane: Lane) => {
    while (next < from + seeds && failures.length === 0) {
      const seed = next;
      next += 1;
      const problem = await runPlan(lane, planOf(seed));
      if (problem) failures.push({ seed, problem });
    }
  };
  await Promise.all(lanes.map(play));
  return failures.sort((a, b) => a.seed - b.seed)[0] ?? null;
}
