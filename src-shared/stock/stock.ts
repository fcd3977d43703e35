import { z } from 'zod';
import { itemId } from '../ids/ids.ts';
import { quantity } from '../money/minor.ts';

/** What there is of an item, in thousandths; negative where more was sold than was known of. */
export const itemLevel = z.object({ itemId, level: quantity });
export type ItemLevel = z.output<typeof itemLevel>;

/** Whether an item runs out: `lowLevel` is what its menu record says, null where it says none; spec [SK12]. */
export function standingOf(level: number, lowLevel: number | null): 'none' | 'low' | 'enough' {
  if (level <= 0) return 'none';
  return lowLevel !== null && level <= lowLevel ? 'low' : 'enough';
}
