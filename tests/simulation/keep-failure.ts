import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lane } from './lane.ts';
import { type Plan, planFile } from './plan.ts';
import { runPlan } from './run-plan.ts';
import type { SeedFailure } from './run-seeds.ts';
import { shrinkPlan } from './shrink-plan.ts';

const REGRESSIONS = join(import.meta.dirname, 'regressions');

/** Every failure ever found, small, to be played again for ever; and a small plan for each mistake that chance rarely finds. */
export const readRegressions = (): (Plan & { readonly name: string; readonly about: string })[] =>
  readdirSync(REGRESSIONS)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, ...planFile.parse(JSON.parse(readFileSync(join(REGRESSIONS, name), 'utf8'))) }));

/** Makes a plan that fails small and keeps it as a regression; answers what to tell. */
export async function keepFailure(lane: Lane, { plan, problem }: SeedFailure): Promise<string> {
  let about = problem;
  const smallest = await shrinkPlan(plan, async (fewer) => {
    const found = await runPlan(lane, fewer);
    about = found ?? about;
    return found !== null;
  });
  const lines = smallest.steps.map((step) => `    ${JSON.stringify(step)}`).join(',\n');
  const [firstLine = ''] = about.split('\n');
  const { seed, tills } = smallest;
  const text = `{\n  "about": ${JSON.stringify(firstLine)},\n  "seed": ${seed},\n  "tills": ${tills},\n  "steps": [\n${lines}\n  ]\n}\n`;
  const path = join(REGRESSIONS, `seed-${seed}.json`);
  writeFileSync(path, text);
  return `seed ${seed}: ${about}\nplayed in ${path}:\n${text}`;
}
