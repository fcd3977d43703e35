import bidiFactory, { type Bidi } from 'bidi-js';

// Its types say that the function is a property of what a CommonJS module exports; it is the export itself.
const makeBidi = bidiFactory as unknown as typeof bidiFactory.default;
let made: Bidi | null = null;
const bidi = (): Bidi => {
  made ??= makeBidi();
  return made;
};

/**
 * For each code unit of a line, how deep it lies in text of the other direction: even is left to right. A line itself
 * always begins at the left, like the columns of a slip; Unicode Annex 9.
 */
export function directionLevels(text: string): Uint8Array {
  return bidi().getEmbeddingLevels(text, 'ltr').levels;
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
