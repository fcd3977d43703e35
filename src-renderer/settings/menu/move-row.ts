/** The rows with the one at `from` at `to` instead. */
export function moveRow<R>(rows: readonly R[], from: number, to: number): R[] {
  const others = rows.filter((_, at) => at !== from);
  const row = rows[from];
  return row === undefined ? [...rows] : [...others.slice(0, to), row, ...others.slice(to)];
}

/** Where a row belongs that is held at height `y`, given the middles of the other rows from the top. */
export const placeAt = (y: number, middles: readonly number[]): number => middles.filter((middle) => middle < y).length;
