import { z } from 'zod';
import { type Instant, instant } from '../time/instant.ts';

/** That there is none left to sell, until somebody says otherwise or until a time; spec [MN8]. */
export const soldOut = z.strictObject({ until: instant.nullable() });
export type SoldOut = z.output<typeof soldOut>;

/** Whether an item is sold out at `now`; spec [MN8]. */
export const isSoldOut = (item: { readonly soldOut?: SoldOut | null | undefined }, now: Instant): boolean =>
  item.soldOut != null && (item.soldOut.until === null || now < item.soldOut.until);
