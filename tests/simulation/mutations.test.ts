import { spawn } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestPostgres, type TestPostgres } from '#support/cloud.ts';
import { tempDirectory } from '#support/engine.ts';
import { type Mistake, mistakes } from './mistakes.ts';

const ROOT = join(import.meta.dirname, '../..');

const PARTS = [
  'package.json',
  'migrations',
  'src-cloud',
  'src-main',
  'src-shared',
  'tests/simulation',
  'tests/support',
];

let postgres: TestPostgres;
let copy: ReturnType<typeof tempDirectory>;
beforeAll(async () => {
  postgres = await startTestPostgres();
  copy = tempDirectory();
  for (const part of PARTS) cpSync(join(ROOT, part), join(copy.path, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy.path, 'node_modules'), 'junction');
});
afterAll(async () => {
  copy?.remove();
  await postgres?.stop();
});

/** Does `work` while the copy of the sources has one mistake in it; the sources themselves stay as they are. */
async function withMistake<T>({ file, find, put }: Mistake, work: () => Promise<T>): Promise<T> {
  const path = join(copy.path, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(find).length !== 2) throw new Error(`${file} does not hold once: ${find}`);
  writeFileSync(
    path,
    source.replace(find, () => put),
  );
  try {
    return await work();
  } finally {
    writeFileSync(path, source);
  }
}

async function simulate({ isRare = false }: Mistake): Promise<{ code: number | null; said: string }> {
  const args = [join(copy.path, 'tests/simulation/main.ts'), '--seeds', '100', '--no-keep'];
  if (isRare) args.push('--again');
  args.push('--database', await postgres.createDatabase());
  const child = spawn(process.execPath, args, {
    cwd: copy.path,
    stdio: ['ignore', 'pipe', 'pipe'],
    // All but the file with the mistake is the same each time.
    env: { ...process.env, NODE_COMPILE_CACHE: join(copy.path, 'compiled') },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, said };
}

describe('[SY18] the simulation finds out', () => {
  test.each(mistakes)('when $mistake', { timeout: 240_000 }, async (mistake) => {
    const { code, said } = await withMistake(mistake, () => simulate(mistake));
    expect(said).toMatch(/^seed \d+ fails: /);
    expect(code).toBe(1);
  });
});
