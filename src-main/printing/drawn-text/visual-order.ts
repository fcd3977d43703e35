import bidiFactory, { type Bidi } from 'bidi-js';
import type { Direction } from '#shared/language/language.ts';
import { isMark, isolated } from '#shared/printing/paper-direction.ts';
import { charactersOf } from '#shared/printing/paper-text.ts';

// Its types say that the function is a property of what a CommonJS module exports; it is the export itself.
const makeBidi = bidiFactory as unknown as typeof bidiFactory.default;
let made: Bidi | null = null;
const bidi = (): Bidi => {
  made ??= makeBidi();
  return made;
};

/**
 * For each code unit of a line, how deep it lies in text of the other direction: even is left to right. The line itself
 * runs as its slip does; Unicode Annex 9.
 */
export function directionLevels(text: string, direction: Direction): Uint8Array {
  if (direction === 'ltr') return bidi().getEmbeddingLevels(text, direction).levels;
  const marked = isolated(text);
  return bidi()
    .getEmbeddingLevels(marked, direction)
    .levels.filter((_, at) => !isMark(marked.charAt(at)));
}

/** A line as it stands from left to right, for a printer that knows no other order; what it says is on code pages. */
export function asSeen(text: string, direction: Direction): string {
  if (direction === 'ltr') return text;
  const levels = directionLevels(text, direction);
  let at = 0;
  const parts = charactersOf(text).map((character) => {
    const level = levels[at] ?? 0;
    at += character.length;
    return { character: level % 2 === 1 ? mirrored(character) : character, level };
  });
  return inVisualOrder(parts)
    .map(({ character }) => character)
    .join('');
}

/** A bracket as it looks in text that runs to the left. */
export const mirrored = (character: string): string => bidi().getMirroredCharacter(character) ?? character;

/** Puts the parts of a line in the order in which they stand from left to right; rule L2. */
export function inVisualOrder<T extends { readonly level: number }>(parts: readonly T[]): T[] {
  const ordered = [...parts];
  const deepest = Math.max(0, ...parts.map(({ level }) => level));
  for (let level = deepest; level > 0; level -= 1) {
    for (let from = 0; from < ordered.length; from += 1) {
      let to = from;
      while ((ordered[to]?.level ?? -1) >= level) to += 1;
      if (to > from + 1) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = to;
    }
  }
  return ordered;
}
