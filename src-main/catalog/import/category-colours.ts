/**
 * Colours for new categories: one lightness and strength for all, hues far apart from neighbour to neighbour, each with
 * at least 3 : 1 contrast to a white and to a near-black ground, so that a menu looks of one piece by day and by night.
 */
export const categoryColours = [
  '#b45309',
  '#0f766e',
  '#7c3aed',
  '#15803d',
  '#be185d',
  '#0369a1',
  '#a16207',
  '#9333ea',
  '#dc2626',
  '#0e7490',
  '#4d7c0f',
  '#6366f1',
] as const;

/** The next colours for a menu that has `taken` already: unused ones first, then round and round. */
export function nextColours(taken: readonly string[], count: number): string[] {
  const used = new Set(taken);
  const free = categoryColours.filter((colour) => !used.has(colour));
  const cycle = [...free, ...categoryColours];
  return Array.from(
    { length: count },
    (_, at) => cycle[at] ?? categoryColours[(at - free.length) % categoryColours.length] ?? categoryColours[0],
  );
}
