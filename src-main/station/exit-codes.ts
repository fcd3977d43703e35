/** A flag or variable has a bad value. */
export const EXIT_CONFIGURATION = 2;
/** The data or the port cannot be used; starting again would meet the same. */
export const EXIT_REFUSED = 3;
