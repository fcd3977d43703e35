import { expect, test } from 'vitest';
import { type Plan, planOf, type Step } from './plan.ts';
import { shrinkPlan } from './shrink-plan.ts';

test('a plan that fails is made as small as it can be, and still fails', async () => {
  const plan = Array.from({ length: 20 }, (_, at) => planOf(at + 1)).find(({ steps }) => steps.length > 20);
  if (!plan) throw new Error('no plan is long enough');
  const guilty = [plan.steps[4], plan.steps[plan.steps.length - 3]] as readonly Step[];
  const played: Plan[] = [];
  const smallest = await shrinkPlan(plan, async (fewer) => {
    played.push(fewer);
    return guilty.every((step) => fewer.steps.includes(step));
  });
  expect(smallest).toEqual({ ...plan, steps: guilty });
  expect(played.length).toBeLessThan(150);
});
