/** How much longer than in `npm test` a proof runs: `npm run prove` sets it. */
export const effort = Math.max(1, Number(process.env.EVERTILL_EFFORT ?? 1) || 1);
