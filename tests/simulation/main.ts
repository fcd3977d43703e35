import { parseArgs } from 'node:util';
import { startTestPostgres } from '#support/cloud.ts';
import { keepFailure, readRegressions } from './keep-failure.ts';
import { openLanes } from './lane.ts';
import { runSeeds } from './run-seeds.ts';

/* `npm run sim -- --seeds N --from S`: plays seeds until one fails, makes that one small and keeps it. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    /** `--no-keep` only tells which seed fails. */
    keep: { type: 'boolean', default: true },
    /** `--again` plays the kept plans first. */
    again: { type: 'boolean', default: false },
    /** `--trace` tells every step, and what was asked of the cloud and answered. */
    trace: { type: 'boolean', default: false },
    /** A migrated database to use; else a Postgres is started. */
    database: { type: 'string' },
  },
  allowNegative: true,
});
const [seeds, from] = [Number(values.seeds), Number(values.from)];
if (!Number.isSafeInteger(seeds) || !Number.isSafeInteger(from) || seeds < 1 || from < 0) {
  console.error('--seeds and --from must be whole numbers.');
  process.exit(1);
}

const { database } = values;
const nothing = async () => undefined;
const postgres = database ? { createDatabase: async () => database, stop: nothing } : await startTestPostgres();
const lanes = await openLanes(postgres);
try {
  const startedAt = performance.now();
  const failure = await runSeeds(lanes, seeds, from, {
    trace: values.trace ? console.log : undefined,
    first: values.again ? readRegressions() : [],
  });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  if (!failure) console.log(`${seeds} seeds from ${from} hold (${seconds} s)`);
  else {
    process.exitCode = 1;
    console.log(`seed ${failure.plan.seed} fails: ${failure.problem}`);
    if (values.keep) console.log(await keepFailure(lanes[0], failure));
  }
} finally {
  for (const lane of lanes) await lane.close();
  await postgres.stop();
}
