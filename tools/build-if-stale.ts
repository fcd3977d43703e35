import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** What can be built: its newest result, what it is made from, and how. Paths are from the top of the checkout. */
const products = {
  pages: {
    result: 'dist/renderer/index.html',
    sources: ['src-renderer', 'src-shared', 'vite.config.ts', 'package-lock.json'],
    command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'],
  },
  'desktop app': {
    result: 'dist/electron/engine.cjs',
    sources: ['src-main', 'src-shared', 'migrations/till', 'tools/build-electron.ts', 'package-lock.json'],
    command: ['tools/build-electron.ts'],
  },
} as const;
export type Product = keyof typeof products;

/** Builds what is missing or older than its sources. Answers in words when it could not. */
export async function buildIfStale(product: Product): Promise<string | null> {
  const { result, sources, command } = products[product];
  const builtAt = newest(result);
  if (builtAt > Math.max(...sources.map(newest))) return null;
  console.log(`Building the ${product} …`);
  return (await succeeds(command)) ? null : `the ${product} could not be built (\`npm run build\` says why)`;
}

/** The last change of a file, or of any file below a directory; 0 where there is nothing. */
function newest(path: string): number {
  const full = join(root, path);
  const stats = statSync(full, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  const names = readdirSync(full, { recursive: true, encoding: 'utf8' });
  return Math.max(0, ...names.map((name) => statSync(join(full, name), { throwIfNoEntry: false })?.mtimeMs ?? 0));
}

function succeeds(args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}
