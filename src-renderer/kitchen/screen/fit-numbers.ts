export interface Fit {
  readonly columns: number;
  /** The height of a number's letters in pixels. */
  readonly size: number;
}

/** What a number takes of its own letters' height: across with room beside it, and down with room around. */
const ACROSS = 0.72;
const DOWN = 1.3;
const LARGEST = 200;

/**
 * How numbers of at most `signs` signs fill a space as large as they can be, nothing scrolled: nobody scrolls a board for
 * guests. Column by column, `count` of them; spec [K48].
 */
export function fitNumbers(count: number, signs: number, width: number, height: number): Fit {
  let best: Fit = { columns: 1, size: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns += 1) {
    const rows = Math.ceil(Math.max(1, count) / columns);
    const size = Math.floor(Math.min(LARGEST, width / columns / (ACROSS * (signs + 1)), height / rows / DOWN));
    if (size > best.size) best = { columns, size };
  }
  return best;
}
