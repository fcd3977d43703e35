/**
 * Black and white dots, as a print head burns them: rows from the top, each padded to whole bytes, the left dot in the
 * highest bit, 1 is black.
 */
export interface Picture {
  /** In dots. */
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** How many dots a letter of the normal font takes: what a picture's place in the columns is counted by. */
export const CELL = { width: 12, height: 24 } as const;

/** The bytes of one row of dots. */
export const rowBytes = (width: number): number => Math.ceil(width / 8);

/** Whether the dot in that column and row, both from 0, is black. */
export const isBlack = ({ width, bits }: Picture, x: number, y: number): boolean =>
  ((bits[y * rowBytes(width) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
