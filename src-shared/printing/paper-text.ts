/** Text on paper is measured in cells: one is the width of a letter in the printer's normal font. */

/**
 * Text as paper may hold it: printers obey control characters, so none survive, nor do invisible marks; every space is
 * a plain one; spec [P2].
 */
export function cleanLine(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(LIGATURES, (ligature) => ligature.normalize('NFKC'))
    .replace(SPACES, ' ')
    .replace(UNSEEN, '')
    .replaceAll('\u2212', '-');
}

/** The same for text of several lines. Empty lines at either end go, those within stay. */
export function cleanLines(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => cleanLine(line).trimEnd());
  const first = lines.findIndex((line) => line !== '');
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1);
}

/** How many cells cleaned text takes; ideographs, emoji and the syllables of Indic scripts and Khmer take two. */
export function cellsOf(text: string): number {
  if (SIMPLE.test(text)) return text.length;
  let cells = 0;
  for (const character of charactersOf(text)) cells += characterCells(character);
  return cells;
}

/** What a reader takes for one character: a letter with its accents, a whole emoji. */
export function charactersOf(text: string): string[] {
  if (SIMPLE.test(text)) return [...text];
  return Array.from(segmenter.segment(text), ({ segment }) => segment).flatMap((segment) =>
    HALF_WIDTH_MARK.test(segment) ? [...segment] : [segment],
  );
}

export const characterCells = (character: string): 1 | 2 => (WIDE.test(character) ? 2 : 1);

/**
 * Folds cleaned text into lines of at most `columns` cells, at spaces where it can; spec [P3]. Lines after the first
 * are indented by `hang`, as far as that leaves room. Empty text gives one empty line.
 */
export function wrap(text: string, columns: number, hang = 0): string[] {
  if (cellsOf(text) <= columns) return [text];
  const indent = ' '.repeat(Math.max(0, Math.min(hang, columns - LEAST_ROOM)));
  const lines: string[] = [];
  let line = '';
  const fits = (more: string) => cellsOf(line + more) <= columns - (lines.length === 0 ? 0 : indent.length);
  const endLine = () => {
    lines.push(lines.length === 0 ? line : indent + line);
    line = '';
  };
  for (const word of text.split(' ').filter((one) => one !== '')) {
    if (line !== '' && fits(` ${word}`)) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') endLine();
    for (const piece of fits(word) ? [word] : charactersOf(word)) {
      if (line !== '' && !fits(piece)) endLine();
      line += piece;
    }
  }
  if (line !== '' || lines.length === 0) endLine();
  return lines;
}

/** A hanging indent may not squeeze a line below this. */
const LEAST_ROOM = 8;

const PLAIN = /^[ -~]*$/;
/** Text in which every code unit is a letter or sign of one cell: Latin, Greek, Cyrillic, punctuation, frames, narrow katakana. */
const SIMPLE =
  /^[ -~\u00a1-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2500-\u259f\uff61-\uff9f]*$/;
/** The voicing marks of narrow katakana stand in cells of their own. */
const HALF_WIDTH_MARK = /[\uff9e\uff9f]/;
const LIGATURES = /[\ufb00-\ufb06]/g;
const SPACES = /[\t\p{Zs}]/gu;
/** Controls and formatting marks, but the joiner that holds emoji together. */
const UNSEEN = /(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const WIDE =
  /[\u0900-\u0dff\u1100-\u115f\u1780-\u17ff\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f1e6}-\u{1f1ff}\u{20000}-\u{3fffd}]|\ufe0f|\p{Emoji_Presentation}/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
