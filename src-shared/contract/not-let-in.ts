/** How a screen's socket that is not let in, or no longer, is closed: a page cannot read why a handshake was refused. */
export const NOT_LET_IN = 4401;
