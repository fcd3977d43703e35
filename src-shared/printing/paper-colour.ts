import type { Paper, PaperRow } from './paper.ts';

/** A slip in the colours that its printer has: what is red is a dark bar where there is only black; spec [P41]. */
export const inColours = (paper: Paper, twoColour: boolean): Paper =>
  twoColour ? paper : { ...paper, rows: paper.rows.map(inBlack) };

function inBlack(row: PaperRow): PaperRow {
  if ((row.kind !== 'text' && row.kind !== 'pair') || !row.red) return row;
  const { red: _, ...black } = row;
  return { ...black, inverse: true };
}
