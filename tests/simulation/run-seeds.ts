import type { Lane } from './lane.ts';
import { type Plan, planOf } from './plan.ts';
import { runPlan } from './run-plan.ts';

export interface SeedFailure {
  readonly plan: Plan;
  readonly problem: string;
}

interface Playing {
  readonly trace?: ((line: string) => void) | undefined;
  /** Played before the seeds. */
  readonly first?: readonly Plan[];
}

/** Plays seeds side by side, one in each lane at a time, until one fails; answers that one, or null. */
export async function runSeeds(
  lanes: readonly Lane[],
  seeds: number,
  from: number,
  { trace, first = [] }: Playing = {},
): Promise<SeedFailure | null> {
  const failures: SeedFailure[] = [];
  let next = -first.length;
  const play = async (lane: Lane) => {
    while (next < seeds && failures.length === 0) {
      const plan = (next < 0 && first.at(next)) || planOf(from + next);
      next += 1;
      const problem = await runPlan(lane, plan, trace);
      if (problem) failures.push({ plan, problem });
    }
  };
  await Promise.all(lanes.map(play));
  return failures.sort((a, b) => a.plan.seed - b.plan.seed)[0] ?? null;
}
