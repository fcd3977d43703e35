import { z } from 'zod';
import { staffId, tableId } from '../ids/ids.ts';
import { instant } from '../time/instant.ts';
import { orderType } from './order-type.ts';

/** The most guests of one order. */
export const MAX_COVERS = 999;

/** What is said of an order as a whole; the last word on each counts, and what nobody said is left out; spec [O15]. */
export const orderLabels = z.object({
  type: orderType.optional(),
  /** Where the guests sit, by the names that the tables had then; more than one where tables were put together. */
  tables: z.array(z.object({ tableId, name: z.string() })).optional(),
  /** How many guests there are. */
  covers: z.int().nullable().optional(),
  /** When the guest wants it, where they said so. */
  dueAt: instant.nullable().optional(),
  /** Who looks after the guests; left out, who opened the order. */
  server: staffId.nullable().optional(),
});
export type OrderLabels = z.output<typeof orderLabels>;
