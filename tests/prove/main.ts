import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/*
 * `npm run prove`: which lines of domain, engine and cloud the tests run, the random and the killing tests again, much longer
 * than `npm test` has time for, and a soak. What fails first ends it.
 */
const EFFORT = '20';
const SOAK_MINUTES = '6';
const files = [
  'src-shared',
  'tests/engine/kill.test.ts',
  'tests/cloud/kill.test.ts',
  'tests/cloud/replicas.test.ts',
  'tests/journeys/durability.test.ts',
  'tests/journeys/lost-writes.test.ts',
  'tests/printing/kitchen-chaos.test.ts',
  'tests/simulation/simulation.test.ts',
  'tests/simulation/mutations.test.ts',
];

const vitest = join('node_modules', 'vitest', 'vitest.mjs');

const steps = [
  { effort: '1', args: [vitest, 'run', '--project', 'rooms', '--project', 'within', '--coverage'] },
  { effort: EFFORT, args: [vitest, 'run', '--testTimeout', '1800000', ...files] },
  // The soak looks at its processes by /proc.
  ...(process.platform === 'linux'
    ? [{ effort: EFFORT, args: [join('tests', 'soak', 'main.ts'), '--minutes', SOAK_MINUTES] }]
    : []),
];
if (process.platform !== 'linux') console.log('the soak is not run: it needs Linux');
for (const { effort, args } of steps) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, EVERTILL_EFFORT: effort },
  });
  const [code] = await once(child, 'close');
  console.log(`${args[0]} took ${((performance.now() - startedAt) / 60_000).toFixed(1)} minutes`);
  process.exitCode = code ?? 1;
  if (process.exitCode !== 0) break;
}
