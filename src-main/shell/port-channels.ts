/** The only two channels between a preload and the shell: a screen asks for its port, and gets it. */
export const ASK_FOR_PORT = 'evertill:ask-for-port';
export const HAND_OVER_PORT = 'evertill:hand-over-port';
