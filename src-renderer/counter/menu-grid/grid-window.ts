/** Measures of the grid in pixels; item-grid.module.css draws by the same. */
export const TILE_MIN_WIDTH = 116;
export const TILE_HEIGHT = 88;
export const TILE_GAP = 8;
const ROW_STRIDE = TILE_HEIGHT + TILE_GAP;
/** Rows kept ready above and below what is seen, so that scrolling meets no empty place. */
const SPARE_ROWS = 2;

export const columnsIn = (width: number): number =>
  Math.max(1, Math.floor((width + TILE_GAP) / (TILE_MIN_WIDTH + TILE_GAP)));

/** Which rows of a grid to draw: `first` up to but not including `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

export function rowsInView(scrollTop: number, height: number, rows: number): RowWindow {
  const first = Math.max(0, Math.floor(scrollTop / ROW_STRIDE) - SPARE_ROWS);
  const end = Math.min(rows, Math.ceil((scrollTop + height) / ROW_STRIDE) + SPARE_ROWS);
  return { first: Math.min(first, end), end };
}

/** Where a row begins, from the top of the grid. */
export const rowTop = (row: number): number => row * ROW_STRIDE;

/** The height of the whole grid, drawn or not. */
export const gridHeight = (rows: number): number => Math.max(0, rows * ROW_STRIDE - TILE_GAP);

/** Where to scroll so that a row is in view; null when it is. */
export function scrollToShow(row: number, scrollTop: number, height: number): number | null {
  const top = rowTop(row);
  if (top < scrollTop) return top;
  return top + TILE_HEIGHT > scrollTop + height ? top + TILE_HEIGHT - height : null;
}

/** Where an arrow key leads from tile `at`; spec [U8]. Left and right run on over the rows' ends. */
export function stepInGrid(key: string, at: number, count: number, columns: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowRight':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'ArrowDown':
      return at + columns <= last ? at + columns : at;
    case 'ArrowUp':
      return at - columns >= 0 ? at - columns : at;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
