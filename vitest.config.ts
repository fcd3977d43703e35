import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { effort } from './tests/support/effort.ts';
import { quickDirectory } from './tests/support/quick-directory.ts';

/** What takes longest, so that it does not begin when all else is done. */
const LONG = ['tests/simulation/', 'tests/cloud/kill.test.ts', 'tests/office/office-page.test.ts', 'tests/shell/'];

/** Plays whole simulations on copies of the sources, each with a mistake that must be found; `npm run prove`. */
const ONLY_IN_THE_LONGER_PROOF = ['tests/simulation/mutations.test.ts'];
const EXCLUDED = ['node_modules/**', 'dist/**', ...(effort > 1 ? [] : ONLY_IN_THE_LONGER_PROOF)];

/** What is tried here runs in the test's own process; the ones left out start processes of their own, or wait. */
const WITHIN = [
  'tests/{cloud,engine,journal,kitchen,migrations,stock,sync}/!(kill|maintain|process|screens-in-browser|sleep|start).test.ts',
  'tests/{backup,guests,printing,receipts,station}/!(engine-kill|kitchen-chaos|processes|receipt-page|restored-file).test.ts',
];

const BUILT = 'tests/support/renderer/built-pages.ts';

/** What is tried here is seen on a till's pages; to read the engine anew for each file takes a second and a half. */
const SCREENS = [
  'tests/{counter,office,staff}/*.test.ts',
  'tests/journeys/{first-run,lunch,one-sale,training}.test.ts',
  'tests/kitchen/screens-in-browser.test.ts',
  'tests/receipts/receipt-page.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      LONG.some((part) => moduleId.replaceAll('\\', '/').includes(part));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    pool: 'forks',
    // Two processors have work for three: every third moment a test waits for a disk, a printer or a back-off.
    maxWorkers: 3,
    env: {
      // Of the processes that tests start, most compile the same sources.
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/evertill-tests'),
      // A till waits for the disk at each commit, and tests commit tens of thousands of times; no power is cut.
      TMPDIR: quickDirectory(),
    },
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      // These share processes: to read the modules anew for each file takes longer than many a file's tests.
      { extends: true, test: { name: 'rooms', include: ['src-*/**/*.test.{ts,tsx}'], isolate: false } },
      { extends: true, test: { name: 'screens', include: SCREENS, globalSetup: BUILT, isolate: false } },
      { extends: true, test: { name: 'within', include: WITHIN, globalSetup: BUILT, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['tests/**/*.test.ts'],
          exclude: [...EXCLUDED, ...SCREENS, ...WITHIN],
          globalSetup: BUILT,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src-shared/**/*.ts', 'src-main/engine/**/*.ts', 'src-cloud/**/*.ts'],
      exclude: ['**/*.test.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: {
        'src-shared/**/*.ts': { lines: 80 },
        'src-main/engine/**/*.ts': { lines: 80 },
        'src-cloud/**/*.ts': { lines: 80 },
      },
    },
  },
});
