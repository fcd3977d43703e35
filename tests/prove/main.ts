import { spawn } from 'node:child_process';
import { join } from 'node:path';

/* `npm run prove`: the random and the killing tests again, much longer than `npm test` has time for. */
const EFFORT = '20';
const files = [
  'src-shared',
  'tests/engine/kill.test.ts',
  'tests/cloud/kill.test.ts',
  'tests/journeys/durability.test.ts',
  'tests/journeys/lost-writes.test.ts',
  'tests/simulation/simulation.test.ts',
];

const vitest = join('node_modules', 'vitest', 'vitest.mjs');
spawn(process.execPath, [vitest, 'run', '--testTimeout', '1800000', ...files], {
  stdio: 'inherit',
  env: { ...process.env, EVERTILL_EFFORT: EFFORT },
}).on('close', (code) => {
  process.exitCode = code ?? 1;
});
