import { describe, expect, it } from 'vitest';
import { columnsIn, gridHeight, rowsInView, scrollToShow, stepInGrid, TILE_HEIGHT } from './grid-window.ts';

describe('[U14] the grid’s window', () => {
  it('draws what is in view and two rows around it, of however many', () => {
    expect(rowsInView(0, 600, 2_500)).toEqual({ first: 0, end: 9 });
    expect(rowsInView(96_000, 600, 2_500)).toEqual({ first: 998, end: 1_009 });
    expect(rowsInView(239_500, 600, 2_500)).toEqual({ first: 2_492, end: 2_500 });
  });
  it('draws nothing where there is nothing', () => {
    expect(rowsInView(0, 600, 0)).toEqual({ first: 0, end: 0 });
    expect(rowsInView(5_000, 600, 2)).toEqual({ first: 2, end: 2 });
  });
  it('fits whole tiles side by side, at least one', () => {
    expect([0, 100, 504, 840].map(columnsIn)).toEqual([1, 1, 4, 6]);
  });
  it('is as high as all its rows', () => {
    expect(gridHeight(0)).toBe(0);
    expect(gridHeight(2)).toBe(2 * TILE_HEIGHT + 8);
  });
});

describe('[U8] arrows', () => {
  const step = (key: string, at: number) => stepInGrid(key, at, 10, 4);
  it('lead to the neighbour, on over the ends of rows, and stop at the ends of the grid', () => {
    expect([step('ArrowRight', 3), step('ArrowLeft', 4), step('ArrowDown', 1), step('ArrowUp', 5)]).toEqual([
      4, 3, 5, 1,
    ]);
    expect([step('ArrowRight', 9), step('ArrowLeft', 0), step('ArrowDown', 8), step('ArrowUp', 2)]).toEqual([
      9, 0, 8, 2,
    ]);
    expect([step('Home', 7), step('End', 2)]).toEqual([0, 9]);
  });
  it('leave other keys alone', () => {
    expect(step('Enter', 3)).toBeNull();
  });
  it('bring their row into view, from above and from below', () => {
    expect(scrollToShow(0, 50, 600)).toBe(0);
    expect(scrollToShow(10, 0, 600)).toBe(10 * 96 + TILE_HEIGHT - 600);
    expect(scrollToShow(2, 0, 600)).toBeNull();
  });
});
