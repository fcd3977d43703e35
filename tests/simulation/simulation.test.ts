import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestPostgres, type TestPostgres } from '#support/cloud.ts';
import { effort } from '#support/effort.ts';
import { keepFailure, readRegressions } from './keep-failure.ts';
import { type Lanes, openLanes } from './lane.ts';
import { runPlan } from './run-plan.ts';
import { runSeeds } from './run-seeds.ts';

const SEEDS = 100 * effort;

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

describe('[SY13] [SY14] [SY15] [SY16] [SY17] tills, their network and their cloud', () => {
  test(`agree to the cent after ${SEEDS} seeds of trouble`, { timeout: 120_000 * effort }, async () => {
    const failure = await runSeeds(lanes, SEEDS, 1);
    expect(failure && (await keepFailure(lanes[0], failure))).toBeNull();
  });

  test.each(readRegressions())('agree where they once did not: $name, $about', { timeout: 60_000 }, async (plan) => {
    expect(await runPlan(lanes[0], plan)).toBeNull();
  });
});
