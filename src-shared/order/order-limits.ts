/** The most of anything that one order takes: beyond these a finger slipped or a script went wrong. */
export const MAX_LINES = 500;
/** In thousandths: 9 999 pieces. */
export const MAX_QUANTITY = 9_999_000;
/** In minor units. */
export const MAX_TOTAL = 1_000_000_000;
export const MAX_TENDERED = 100_000_000;
