import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as HarfBuzz from 'harfbuzzjs';
import { unpackWoff } from './woff.ts';

/** A part of a font family that is open, and how its letters stand in the cells of a line. */
export interface OpenFont {
  readonly key: string;
  readonly font: HarfBuzz.Font;
  readonly face: Face;
  readonly unitsPerEm: number;
}

interface Face {
  readonly family: string;
  /** Only these parts of the family, or else all that its list of parts names. */
  readonly parts?: readonly string[];
  /** One file that holds what the list spreads over many: its signs make up others together. */
  readonly whole?: string;
  /** The size of letters, and how far below the top of a line they stand; dots at the size of a normal line. */
  readonly em: number;
  readonly baseline: number;
  /** Whether letters take their shape from their neighbours, so that a word is drawn as one. */
  readonly joins: boolean;
}

const LETTERS: readonly Face[] = [
  { family: 'noto-sans-mono', em: 20, baseline: 19, joins: false },
  { family: 'noto-sans-hebrew', parts: ['hebrew'], em: 22, baseline: 19, joins: true },
  { family: 'noto-sans-arabic', parts: ['arabic'], em: 20, baseline: 15.5, joins: true },
  { family: 'noto-sans-thai', parts: ['thai'], em: 18, baseline: 19, joins: true },
  { family: 'noto-sans-devanagari', parts: ['devanagari'], em: 19, baseline: 18.5, joins: true },
  { family: 'noto-sans-gurmukhi', parts: ['gurmukhi'], em: 19, baseline: 18.5, joins: true },
  { family: 'noto-sans-gujarati', parts: ['gujarati'], em: 19, baseline: 18.5, joins: true },
  { family: 'noto-sans-bengali', parts: ['bengali'], em: 19, baseline: 18.5, joins: true },
  { family: 'noto-sans-tamil', parts: ['tamil'], em: 19, baseline: 18.5, joins: true },
  { family: 'noto-sans-telugu', parts: ['telugu'], em: 19, baseline: 18.5, joins: true },
  { family: 'noto-sans-kannada', parts: ['kannada'], em: 19, baseline: 18.5, joins: true },
  { family: 'noto-sans-malayalam', parts: ['malayalam'], em: 19, baseline: 18.5, joins: true },
  { family: 'noto-sans-sinhala', parts: ['sinhala'], em: 19, baseline: 18.5, joins: true },
  { family: 'noto-sans-khmer', parts: ['khmer'], em: 19, baseline: 18.5, joins: true },
  { family: 'noto-sans-lao', parts: ['lao'], em: 19, baseline: 18.5, joins: true },
  { family: 'noto-sans-myanmar', parts: ['myanmar'], em: 19, baseline: 18.5, joins: true },
  { family: 'noto-sans-ethiopic', parts: ['ethiopic'], em: 19, baseline: 18.5, joins: false },
  { family: 'noto-sans-georgian', parts: ['georgian'], em: 19, baseline: 18.5, joins: false },
  { family: 'noto-sans-armenian', parts: ['armenian'], em: 19, baseline: 18.5, joins: false },
  { family: 'noto-sans-sc', em: 23, baseline: 20, joins: false },
  { family: 'nanum-gothic-coding', em: 23, baseline: 20, joins: false },
];
const EMOJI: Face = { family: 'noto-emoji', whole: 'emoji', em: 18.5, baseline: 19, joins: false };
const PICTURE_SIGN = /\p{Emoji_Presentation}|\ufe0f|\u200d/u;

/**
 * The fonts of the package, each part opened when a letter first needs it: a few kilobytes for most scripts, some tens
 * for a hundred ideographs. Answers the font that has the first letter of `character`, or null; see docs/decisions/1020.
 */
export function createFonts(harfBuzz: typeof HarfBuzz) {
  const { resolve } = createRequire(import.meta.filename);
  const folder = ({ family }: Face) => dirname(resolve(`@fontsource/${family}/unicode.json`));
  const parts = new Map<Face, readonly Part[]>();
  const open = new Map<string, OpenFont>();
  const known = new Map<string, OpenFont | null>();

  const partsOf = (face: Face): readonly Part[] => {
    const listed = parts.get(face) ?? readParts(folder(face), face);
    parts.set(face, listed);
    return listed;
  };
  const openPart = (face: Face, file: string): OpenFont => {
    const key = `${face.family} ${file}`;
    const before = open.get(key);
    if (before) return before;
    const path = join(folder(face), 'files', `${face.family}-${file}-400-normal.woff`);
    const hbFace = new harfBuzz.Face(new harfBuzz.Blob(unpackWoff(readFileSync(path))));
    const opened = { key, face, font: new harfBuzz.Font(hbFace), unitsPerEm: hbFace.upem };
    open.set(key, opened);
    return opened;
  };
  const find = (character: string): OpenFont | null => {
    const code = character.codePointAt(0) ?? 0;
    for (const face of PICTURE_SIGN.test(character) ? [EMOJI, ...LETTERS] : [...LETTERS, EMOJI]) {
      for (const { file, ranges } of partsOf(face)) {
        if (!ranges.some(([first, last]) => code >= first && code <= last)) continue;
        const opened = openPart(face, file);
        if (opened.font.nominalGlyph(code)) return opened;
      }
    }
    return null;
  };
  return (character: string): OpenFont | null => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const found = find(character);
    known.set(character, found);
    return found;
  };
}

interface Part {
  readonly file: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

function readParts(folder: string, { parts, whole }: Face): Part[] {
  const list = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(list)
    .filter(([name]) => parts?.includes(name) ?? true)
    .map(([name, ranges]) => ({
      file: whole ?? name.replace(/[[\]]/g, ''),
      ranges: ranges.split(',').map((range) => {
        const [first = 0, last = first] = range
          .replace('U+', '')
          .split('-')
          .map((code) => Number.parseInt(code, 16));
        return [first, last] as const;
      }),
    }));
}
