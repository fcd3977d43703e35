import { join } from 'node:path';
import { buildIfStale } from '../../../tools/build-if-stale.ts';

/** The pages as they are shipped. */
export const BUILT_PAGES = join(import.meta.dirname, '../../../dist/renderer');

/** Run before all tests: `npm test` has built the pages, a single test may meet old ones. */
export async function setup(): Promise<void> {
  const problem = await buildIfStale('pages');
  if (problem) console.error(`Browser tests meet old pages or none: ${problem}.`);
}
