import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import swc from '@swc/core';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { wallRules } from './wall-rules.ts';

/** One breach of the house's walls, in words. */
export interface Breach {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

// dependency-cruiser asks swc for TypeScript without JSX, and every .tsx file would stop it.
const parseFile = swc.parseFileSync as (path: string, options: object) => swc.Module;
swc.parseFileSync = ((path: string, options: object) =>
  parseFile(path, path.endsWith('.tsx') ? { ...options, tsx: true } : options)) as typeof swc.parseFileSync;

const ROOTS = ['src-shared', 'src-main', 'src-renderer', 'src-cloud', 'migrations', 'tools'];

/**
 * Checks the walls below `root`: which root may import which, that the domain takes no clock and no chance, and that
 * there are no cycles. Having seen no module is a breach too: a check that sees nothing passes everything.
 */
export async function checkWalls(root: string): Promise<{ modules: number; breaches: Breach[] }> {
  const present = ROOTS.filter((name) => readdirSync(root).includes(name));
  const { output } = await cruise(present, {
    ...wallRules.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: wallRules.forbidden },
  });
  const { modules, summary } = output as ICruiseResult;
  const ours = modules.filter((module) => ROOTS.some((name) => module.source.startsWith(`${name}/`)));
  const breaches = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  if (ours.length === 0) breaches.push({ rule: 'some-module-is-seen', from: root, to: '' });
  return { modules: ours.length, breaches: [...breaches, ...impurities(root)] };
}

/** What the pure domain may not say, and what it should be given instead. */
const IMPURE = /\b(Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(|globalThis\b)/;

function impurities(root: string): Breach[] {
  return sourcesBelow(join(root, 'src-shared'))
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => {
      const found = IMPURE.exec(readFileSync(path, 'utf8'))?.[1];
      return found
        ? [{ rule: 'shared-takes-the-world-as-parameters', from: relative(root, path).split(sep).join('/'), to: found }]
        : [];
    });
}

function sourcesBelow(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(directory, name));
  } catch {
    return [];
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { modules, breaches } = await checkWalls(process.cwd());
  for (const { rule, from, to } of breaches) console.error(`${rule}: ${from} → ${to}`);
  console.log(`walls: ${modules} modules, ${breaches.length} breaches`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
