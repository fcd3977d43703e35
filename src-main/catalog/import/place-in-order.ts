/** How far apart positions stand, so that one more fits between two without moving either. */
const STEP = 16;
const LAST = 1_000_000;

/**
 * Positions that rise in the order given. Where the known ones (null: new) rise already they stay and the new ones go
 * between them; else all are numbered anew; spec [I12].
 */
export function placeInOrder(known: readonly (number | null)[]): number[] {
  return fitBetween(known) ?? numberAnew(known.length);
}

/** Null where the known ones do not rise, or stand too close for the new between them. */
function fitBetween(known: readonly (number | null)[]): number[] | null {
  const placed: number[] = [];
  let before = -1;
  for (let start = 0; start < known.length; ) {
    let end = start;
    while (end < known.length && known[end] === null) end += 1;
    const after = known[end] ?? null;
    const gaps = end - start + 1;
    const stride = after === null ? STEP : Math.min(STEP, Math.floor((after - before) / gaps));
    if (stride < 1 || before + stride * (gaps - 1) > LAST) return null;
    for (let at = start; at < end; at += 1) {
      before += stride;
      placed.push(before);
    }
    if (after !== null) {
      placed.push(after);
      before = after;
    }
    start = end + 1;
  }
  return placed;
}

function numberAnew(count: number): number[] {
  const step = Math.min(STEP, Math.max(1, Math.floor(LAST / (count + 1))));
  return Array.from({ length: count }, (_, at) => (at + 1) * step - 1);
}
