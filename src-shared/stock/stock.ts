import { z } from 'zod';
import { itemId } from '../ids/ids.ts';
import { quantity } from '../money/minor.ts';

/** What there is of an item, in thousandths; negative where more was sold than was known of. */
export const itemLevel = z.object({ itemId, level: quantity });
export type ItemLevel = z.output<typeof itemLevel>;
