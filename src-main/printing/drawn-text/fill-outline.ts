/** One dot a byte, rows from the top; 1 is black. */
export interface Dots {
  readonly width: number;
  readonly height: number;
  readonly black: Uint8Array;
}

/**
 * Blackens each dot that lies mostly within the outline (by winding number), measured along four lines a row. `edges` are
 * straight, four numbers each: x and y of where one begins and where it ends, in dots from the top left.
 */
export function fillOutline(edges: readonly number[], width: number, height: number): Dots {
  const black = new Uint8Array(width * height);
  const cover = new Float64Array(width);
  const lines = crossedLines(edges, height * LINES);
  for (let y = 0; y < height; y += 1) {
    cover.fill(0);
    let isCrossed = false;
    for (let line = y * LINES; line < (y + 1) * LINES; line += 1) {
      const crossings = lines[line];
      if (!crossings) continue;
      isCrossed = true;
      coverLine(cover, crossings);
    }
    if (!isCrossed) continue;
    for (let x = 0; x < width; x += 1) if ((cover[x] ?? 0) >= ENOUGH * LINES) black[y * width + x] = 1;
  }
  return { width, height, black };
}

const LINES = 4;
/** A little less than half, so that thin strokes do not break. */
const ENOUGH = 0.42;

/** Where an edge crosses a line, and whether it goes down (1) or up (-1) there. */
interface Crossing {
  readonly x: number;
  readonly turn: 1 | -1;
}

function crossedLines(edges: readonly number[], count: number): (Crossing[] | undefined)[] {
  const lines: (Crossing[] | undefined)[] = new Array(count);
  for (let at = 0; at < edges.length; at += 4) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [edges[at], edges[at + 1], edges[at + 2], edges[at + 3]];
    const slope = (x1 - x0) / (y1 - y0);
    const turn = y1 > y0 ? 1 : -1;
    const last = Math.min(count, Math.ceil(Math.max(y0, y1) * LINES - 0.5));
    for (let line = Math.max(0, Math.ceil(Math.min(y0, y1) * LINES - 0.5)); line < last; line += 1) {
      const crossing: Crossing = { x: x0 + ((line + 0.5) / LINES - y0) * slope, turn };
      const known = lines[line];
      if (known) known.push(crossing);
      else lines[line] = [crossing];
    }
  }
  return lines;
}

function coverLine(cover: Float64Array, crossings: Crossing[]): void {
  crossings.sort((a, b) => a.x - b.x);
  let winding = 0;
  let from = 0;
  for (const { x, turn } of crossings) {
    if (winding === 0) from = x;
    winding += turn;
    if (winding === 0) coverSpan(cover, from, x);
  }
}

function coverSpan(cover: Float64Array, from: number, to: number): void {
  const start = Math.max(0, from);
  const end = Math.min(cover.length, to);
  for (let x = Math.floor(start); x < end; x += 1) {
    cover[x] = (cover[x] ?? 0) + Math.min(end, x + 1) - Math.max(start, x);
  }
}
