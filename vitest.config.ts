import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src-*/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
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
