import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestPostgres, type TestPostgres } from '#support/cloud.ts';
import { effort } from '#support/effort.ts';
import { keepFailure, readRegressions } from './keep-failure.ts';
import { type Lane, type Lanes, openLanes } from './lane.ts';
import { planOf } from './plan.ts';
import { runPlan } from './run-plan.ts';
import { runSeeds } from './run-seeds.ts';

const SEEDS = 100 * effort;
/** Three tills that share their work. */
const ALIKE = 8;

let postgres: TestPostgres;
let lanes: Lanes;
beforeAll(async () => {
  postgres = await startTestPostgres();
  lanes = await openLanes(postgres);
});
afterAll(async () => {
  for (const lane of lanes ?? []) await lane.close();
  await postgres?.stop();
});

describe('[SY13] [SY14] [SY15] [SY16] [SY17] [SY50] [SY51] [SY52] [SY54] [SY55] [SY56] tills, their network and their cloud', () => {
  test(`agree to the cent after ${SEEDS} seeds of trouble`, { timeout: 400_000 * effort }, async () => {
    const failure = await runSeeds(lanes, SEEDS, 1);
    expect(failure && (await keepFailure(lanes[0], failure))).toBeNull();
  });

  test('[SY53] play a seed alike each time', { timeout: 120_000 }, async () => {
    const [lane, other] = lanes;
    const traces: string[][] = [[], []];
    const play = (at: Lane, trace: string[]) => runPlan(at, planOf(ALIKE), (line) => trace.push(line));
    await Promise.all([play(lane, traces[0] ?? []), play(other, traces[1] ?? [])]);
    expect(traces[0]?.length).toBeGreaterThan(100);
    expect(traces[1]).toEqual(traces[0]);
  });

  test.each(readRegressions())('agree in the kept plan $name: $about', { timeout: 120_000 }, async (plan) => {
    expect(await runPlan(lanes[0], plan)).toBeNull();
  });
});
