import type { IConfiguration } from 'dependency-cruiser';

/**
 * The walls of the house. `check-walls.ts` runs these rules, fails when no module was seen, and the tests plant one
 * violation per rule to prove that each can fail.
 */
export const wallRules = {
  forbidden: [
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      comment: 'src-shared is the pure domain: it knows no other root and no platform.',
      from: { path: '^src-shared/' },
      to: { path: '^(src-main|src-renderer|src-cloud|migrations|tools)/' },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      comment: 'No I/O in the domain. Its tests may use Node.',
      from: { path: '^src-shared/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-imports-only-shared',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^(src-renderer|src-cloud|tools)/' },
    },
    {
      name: 'renderer-imports-only-shared',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^(src-main|src-cloud|tools)/' },
    },
    {
      name: 'renderer-is-sandboxed',
      severity: 'error',
      comment: 'No Node in a window.',
      from: { path: '^src-renderer/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'cloud-imports-only-shared',
      severity: 'error',
      from: { path: '^src-cloud/' },
      to: { path: '^(src-main|src-renderer|tools)/' },
    },
    {
      name: 'only-tests-use-test-support',
      severity: 'error',
      from: { path: '^(src-|tools/)', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^tests/' },
    },
    {
      name: 'electron-only-in-shell',
      severity: 'error',
      comment: 'The engine runs in plain Node; only the shell may know Electron.',
      from: { path: '^(src-|tools/)', pathNot: '^src-main/shell/' },
      to: { path: '(^|/)(electron|electron-updater)(/|$)', pathNot: '^(src-|tools/|tests/)' },
    },
    {
      name: 'migrations-import-nothing-of-ours',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src-|tests/|tools/)' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
} satisfies IConfiguration;
