import type { SvgPathCommand } from 'harfbuzzjs';

/** Where a point of a letter's own grid lies on the paper: `x × across + left`, `top − y × down`. */
export interface Placing {
  readonly left: number;
  readonly top: number;
  readonly across: number;
  readonly down: number;
}

/**
 * Adds the outline of a letter to `edges`, four numbers an edge. Curves become a few straight edges: at the size of
 * letters on paper nobody sees them.
 */
export function addGlyphEdges(edges: number[], path: readonly SvgPathCommand[], placing: Placing): void {
  const { left, top, across, down } = placing;
  let [firstX, firstY, lastX, lastY] = [0, 0, 0, 0];
  const lineTo = (x: number, y: number) => {
    edges.push(left + lastX * across, top - lastY * down, left + x * across, top - y * down);
    [lastX, lastY] = [x, y];
  };
  for (const { type, values } of path) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = values;
    const [x0, y0] = [lastX, lastY];
    switch (type) {
      case 'M':
        [firstX, firstY, lastX, lastY] = [x1, y1, x1, y1];
        break;
      case 'L':
        lineTo(x1, y1);
        break;
      case 'Q':
        for (let step = 1; step <= STEPS; step += 1) {
          const t = step / STEPS;
          lineTo(square(t, x0, x1, x2), square(t, y0, y1, y2));
        }
        break;
      case 'C':
        for (let step = 1; step <= STEPS; step += 1) {
          const t = step / STEPS;
          lineTo(cube(t, x0, x1, x2, x3), cube(t, y0, y1, y2, y3));
        }
        break;
      default:
        lineTo(firstX, firstY);
    }
  }
}

const STEPS = 5;
const square = (t: number, a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c;
const cube = (t: number, a: number, b: number, c: number, d: number) =>
  (1 - t) * square(t, a, b, c) + t * square(t, b, c, d);
