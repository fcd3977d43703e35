import { z } from 'zod';
import { orderId } from '../ids/ids.ts';
import { instant } from '../time/instant.ts';

/** A slip that says where tickets went; spec [P62]. */
export const chit = z.object({
  /** `takes-over` lies at the printer that prints for a dead one, `was-away` at that one when it is back. */
  kind: z.enum(['takes-over', 'was-away']),
  /** The other printer: the dead one, or the one that printed in its place. */
  printer: z.string(),
  at: instant,
  /** The first of the tickets that it is about, and what a person finds them by. */
  orderId,
  tickets: z.array(z.object({ orderNumber: z.string(), station: z.string() })),
  /** How many more there are than those. */
  more: z.int(),
});
export type Chit = z.output<typeof chit>;
