import type { Item } from '../catalog/catalog.ts';
import { priceOf, type SaleMoment } from '../catalog/price-of.ts';
import type { VariantId } from '../ids/ids.ts';
import { allocate } from '../money/allocate.ts';
import type { Minor } from '../money/minor.ts';

/** What each part of a combo bears of its price, in proportion to what they cost alone; they sum to it; spec [MN20]. */
export const comboShares = (
  price: Minor,
  parts: readonly { readonly item: Item; readonly variantId: VariantId | undefined }[],
  moment: SaleMoment,
): Minor[] =>
  allocate(
    price,
    parts.map(({ item, variantId }) => priceOf(item, variantId ?? null, moment) ?? 0),
  );
