import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const sheets = Object.keys(import.meta.glob('../**/*.css', { query: '?url' }));

/** A slip of paper is the same whatever its reader’s language: it is laid out in columns of characters. */
const PAPER = '../kitchen/paper-slip.module.css';

/** Sides that do not follow the text: by name, or as one of four values of which the second and the last differ. */
const PHYSICAL = [
  /(?:margin|padding|border)-(?:left|right)\b[\w-]*\s*:/,
  /^\s*(?:left|right)\s*:/m,
  /text-align\s*:\s*(?:left|right)/,
  /border-(?:top|bottom)-(?:left|right)-radius/,
  /float\s*:\s*(?:left|right)/,
  /(?:margin|padding|inset): [^\s;]+ ([^\s;]+) [^\s;]+ (?!\1;)[^\s;]+;/,
];

it('[L11] names the sides of boxes by the direction of the text', () => {
  expect(sheets.length).toBeGreaterThan(40);
  const found = sheets
    .filter((sheet) => sheet !== PAPER)
    .flatMap((sheet) => {
      const css = readFileSync(new URL(sheet, import.meta.url), 'utf8');
      return PHYSICAL.flatMap((rule) => rule.exec(css)?.[0].trim() ?? []).map((rule) => `${sheet}: ${rule}`);
    });
  expect(found).toEqual([]);
});
