import { z } from 'zod';
import { businessDate } from '../time/business-date.ts';
import { instant } from '../time/instant.ts';

/** A trading day of a device. It opens once and closes once; spec [D1]. */
export const day = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), businessDate, openedAt: instant }),
  z.object({ state: z.literal('closed'), businessDate, openedAt: instant, closedAt: instant }),
]);
export type Day = z.output<typeof day>;
