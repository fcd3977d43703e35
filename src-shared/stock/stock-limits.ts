/** In thousandths: a million pieces. More at once is a slip of the finger. */
export const MAX_STOCKED = 1_000_000_000;
/** In thousandths. Beyond it a till has gone wrong, and sums of such figures would no longer be exact; spec [SK4]. */
export const MOST_PLAUSIBLE_MOVEMENT = 10_000_000_000;
/** How many items one command moves. */
export const MAX_MOVEMENTS = 200;
