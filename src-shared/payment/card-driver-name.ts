import { z } from 'zod';

/** What speaks to a reader of cards. `simulated` moves no money. */
export const cardDriverName = z.enum(['simulated']);
export type CardDriverName = z.output<typeof cardDriverName>;
