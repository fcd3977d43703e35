import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/*
 * `npm test`: types, lint, walls and dead code side by side, then the bundles that browser journeys run, then every
 * test. Each step runs by Node itself, so that it is the same on every system.
 */
/**
 * Which lines are run is counted where the tests beside their files run them: the domain's floor holds by those alone. Counting
 * costs all other tests a quarter of their time and more, for nothing that is counted may be compiled ahead, nor what it
 * starts; `npm run prove` counts those of engine and cloud.
 */
const COUNTED = ['--project', 'rooms', '--coverage', '--coverage.include=src-shared/**/*.ts'];
const UNCOUNTED = ['--project', 'screens', '--project', 'within', '--project', 'whole'];

/** The script that an installed package's command runs. */
function command(packageName: string, name = packageName): string {
  const folder = join('node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof bin === 'string' ? bin : bin[name];
  if (!path) throw new Error(`${packageName} has no command ${name}`);
  return join(folder, path);
}

/** Runs a step and keeps what it says for the end, so that steps side by side stay readable. */
function step(name: string, args: readonly string[]): Promise<boolean> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => said.push(data));
    child.stderr.on('data', (data: Buffer) => said.push(data));
    child.on('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
      if (code !== 0) process.stdout.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });
}

/** Runs tests with their output as it comes. */
function tests(which: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const args = [command('vitest'), 'run', ...which, ...process.argv.slice(2)];
    spawn(process.execPath, args, { stdio: 'inherit' }).on('close', (code) => resolve(code === 0));
  });
}

rmSync('test-results', { recursive: true, force: true });
const checks = await Promise.all([
  step('types', [command('typescript', 'tsc'), '-p', '.']),
  step('lint', [command('@biomejs/biome', 'biome'), 'ci', '--error-on-warnings', '.']),
  step('walls', ['tools/check-walls.ts']),
  step('dead code', [command('knip')]),
]);
const isBuilt =
  (await step('renderer bundle', [command('vite'), 'build'])) &&
  (await step('desktop bundles', ['tools/build-electron.ts']));
const areTested = isBuilt ? [await tests(COUNTED), await tests(UNCOUNTED)] : [false];
process.exitCode = [...areTested, ...checks].every(Boolean) ? 0 : 1;
