/** How many tickets a screen names at once that it has painted. */
export const MOST_PAINTED = 100;
