import { z } from 'zod';

/** How a guest takes an order: at a table, away at once, away at a time, or brought to them. */
export const orderType = z.enum(['dine-in', 'takeaway', 'pick-up', 'delivery']);
export type OrderType = z.output<typeof orderType>;
