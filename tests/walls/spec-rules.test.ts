import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Rules that no test can hold, and what holds them, or why nothing does. */
const HELD_OTHERWISE: Readonly<Record<string, string>> = {
  DR16: 'a bound in milliseconds, for a machine that does nothing else: `npm run bench -- closing`',
  SF7: 'says what erasing does not reach, which nobody is promised',
};

const RULE = /^- \*\*\[([A-Z]+\d+)\]/gm;
const NAMED = /\[([A-Z]+\d+)\]/g;
const COMMENT = /^\s*(\/\/|\/?\*)/;
const TEXT = /'[^']*'|"[^"]*"|`[^`]*`/g;

const idsIn = (text: string, id: RegExp) => [...text.matchAll(id)].map(([, found = '']) => found);

/** The rules that a test names, in what it is called or in a part that its name is put together from. */
function namedIn(source: string): string[] {
  const lines = source.split('\n').filter((line) => !COMMENT.test(line));
  return lines.flatMap((line) => (line.match(TEXT) ?? []).flatMap((text) => idsIn(text, NAMED)));
}

const read = (pattern: string) => globSync(pattern).map((path) => readFileSync(path, 'utf8'));
const rules = read('docs/spec/*.md').flatMap((text) => idsIn(text, RULE));
const named = new Set(read('{src-*,tests}/**/*.test.{ts,tsx}').flatMap(namedIn));

it('each rule of the specification is named by a test that holds it, save those that say by what they are held', () => {
  expect(rules.length).toBeGreaterThan(400);
  expect(rules.filter((rule) => !named.has(rule)).sort()).toEqual(Object.keys(HELD_OTHERWISE).sort());
});

it('each rule that a test names stands in the specification, once', () => {
  expect(rules.filter((rule, at) => rules.indexOf(rule) !== at)).toEqual([]);
  expect([...named].filter((rule) => !rules.includes(rule))).toEqual([]);
});

it('is named in words, not in code or in a comment', () => {
  expect(namedIn("it('[O1] [O2] holds', () => {\n")).toEqual(['O1', 'O2']);
  expect(namedIn(" * What [O1] says.\n// [O2]\n/** [O3] */\nplay([T1], 'toast');\n")).toEqual([]);
});
