import type { Plan, Step } from './plan.ts';

const MOST_TRIES = 150;

/** Leaves steps out for as long as the plan still fails: first many at a time, then one by one. */
export async function shrinkPlan(plan: Plan, fails: (plan: Plan) => Promise<boolean>): Promise<Plan> {
  let { steps } = plan;
  let tries = 0;
  const stillFails = async (fewer: readonly Step[]) => {
    tries += 1;
    return fails({ ...plan, steps: fewer });
  };
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < steps.length && tries < MOST_TRIES; ) {
      const fewer = [...steps.slice(0, at), ...steps.slice(at + size)];
      if (await stillFails(fewer)) steps = fewer;
      else at += size;
    }
  }
  return { ...plan, steps };
}
