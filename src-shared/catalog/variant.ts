import { z } from 'zod';
import { variantId } from '../ids/ids.ts';
import { barcodes, menuName, menuPrice } from './menu-fields.ts';

/** One of the kinds that an item comes in, of which exactly one is sold: small, large; red, blue. */
export const variant = z.strictObject({
  id: variantId,
  name: menuName,
  /** null: what the item costs. */
  price: menuPrice.nullable(),
  sku: z.string().max(64).optional(),
  barcodes: barcodes.optional(),
});
