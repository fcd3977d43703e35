import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import config from '../../../vite.config.ts';

export interface BuiltPage extends AsyncDisposable {
  readonly directory: string;
}

/** Builds one page as it is shipped into a directory of its own, gone when disposed; the other page is left out. */
export async function buildPage(page: 'office' | 'index'): Promise<BuiltPage> {
  const directory = await mkdtemp(join(tmpdir(), `evertill-${page}-`));
  const html = fileURLToPath(new URL(`../../../src-renderer/${page}.html`, import.meta.url));
  await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, outDir: directory, emptyOutDir: false, rolldownOptions: { input: { [page]: html } } },
  });
  return { directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) };
}
