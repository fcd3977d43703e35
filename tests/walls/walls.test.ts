import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkWalls } from '../../tools/check-walls.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evertill-walls-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function plant(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const rulesBroken = async () => (await checkWalls(root)).breaches.map((breach) => breach.rule);
const value = (name: string) => `export const ${name} = 1;\n`;

describe('the walls', () => {
  it('stand in this house', async () => {
    const { modules, breaches } = await checkWalls(process.cwd());
    expect(breaches).toEqual([]);
    expect(modules).toBeGreaterThan(50);
  });

  it('fail when no module is seen', async () => {
    expect(await rulesBroken()).toContain('some-module-is-seen');
    plant({ 'src-shared/readme.md': 'nothing to read' });
    expect(await rulesBroken()).toContain('some-module-is-seen');
  });

  it.each([
    ['shared-imports-nothing-of-ours', 'src-shared/a.ts', 'src-main/b.ts'],
    ['main-imports-only-shared', 'src-main/a.ts', 'src-cloud/b.ts'],
    ['renderer-imports-only-shared', 'src-renderer/a.ts', 'src-main/b.ts'],
    ['cloud-imports-only-shared', 'src-cloud/a.ts', 'src-main/b.ts'],
    ['migrations-import-nothing-of-ours', 'migrations/a.ts', 'src-shared/b.ts'],
    ['only-tests-use-test-support', 'src-main/a.ts', 'tests/b.ts'],
    ['electron-only-in-shell', 'src-main/engine/a.ts', 'node_modules/electron/index.js'],
  ])('catch a planted breach of %s', async (rule, from, to) => {
    const path = `${'../'.repeat(from.split('/').length - 1)}${to}`;
    plant({ [from]: `export { b } from '${path}';\n`, [to]: value('b') });
    expect(await rulesBroken()).toEqual([rule]);
  });

  it.each([
    ['shared-is-pure', { 'src-shared/a.ts': "export { join } from 'node:path';\n" }],
    ['renderer-is-sandboxed', { 'src-renderer/a.tsx': "export { join } from 'node:path';\n" }],
    ['shared-takes-the-world-as-parameters', { 'src-shared/a.ts': 'export const now = () => Date.now();\n' }],
    [
      'no-cycles',
      { 'src-main/a.ts': "export { b as a } from './b.ts';\n", 'src-main/b.ts': "export { a as b } from './a.ts';\n" },
    ],
  ])('catch a planted breach of %s', async (rule, files) => {
    plant(files);
    expect(new Set(await rulesBroken())).toEqual(new Set([rule]));
  });

  it('let through what may pass', async () => {
    plant({ 'src-main/a.ts': "export { b } from '../src-shared/b.ts';\n", 'src-shared/b.ts': value('b') });
    expect(await rulesBroken()).toEqual([]);
  });
});
