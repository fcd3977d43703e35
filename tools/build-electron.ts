import { join } from 'node:path';
import { build } from 'vite';

/*
 * Bundles the desktop till into dist/electron: main process, preload, engine and the thread that
 * takes its backups, one file each. CommonJS, because that
 * is what every Electron loads from inside an asar without looking at package.json; see docs/decisions/0301. What
 * Electron gives, and SQLite's native library, stay outside.
 */
const root = join(import.meta.dirname, '..');
const external = ['electron', 'better-sqlite3'];

const bundles = {
  main: { entry: 'src-main/shell/main.ts', platform: 'node24' },
  preload: { entry: 'src-main/shell/preload.ts', platform: 'chrome146' },
  engine: { entry: 'src-main/shell/engine-process.ts', platform: 'node24' },
  'backup-worker': { entry: 'src-main/backup/backup-worker.ts', platform: 'node24' },
};

for (const [name, { entry, platform }] of Object.entries(bundles)) {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: platform,
      outDir: join(root, 'dist/electron'),
      emptyOutDir: name === 'main',
      minify: false,
      sourcemap: false,
      license: { fileName: `${name}-licences.md` },
      rolldownOptions: {
        input: { [name]: join(root, entry) },
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  });
}
