import { z } from 'zod';
import { itemId, slotId, variantId } from '../ids/ids.ts';
import { menuName, menuPrice } from './menu-fields.ts';

/** One of the things that fill a place in a combo, and what it costs beyond the combo's price. */
export const comboChoice = z.strictObject({
  itemId,
  variantId: variantId.optional(),
  upcharge: menuPrice,
});
export type ComboChoice = z.output<typeof comboChoice>;

/** A place in a combo that exactly one of its choices fills; spec [MN20]. */
export const comboSlot = z.strictObject({ id: slotId, name: menuName, choices: z.array(comboChoice).min(1).max(100) });
export type ComboSlot = z.output<typeof comboSlot>;
