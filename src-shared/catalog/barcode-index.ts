import type { ItemId, VariantId } from '../ids/ids.ts';
import { asQuantity, type Quantity } from '../money/minor.ts';
import type { Catalog, CatalogIndex } from './catalog.ts';
import { readScaleLabel, type ScaleLabel } from './scale-label.ts';

/** Which item, and which of its variants, a barcode stands for. */
interface Named {
  readonly itemId: ItemId;
  readonly variantId?: VariantId;
}
export type BarcodeIndex = ReadonlyMap<string, Named>;

/** Barcodes of a menu, each of the first item that has it; spec [MN11]. */
export function indexBarcodes(catalog: Catalog): BarcodeIndex {
  const index = new Map<string, Named>();
  const note = (codes: readonly string[] | undefined, named: Named) => {
    for (const code of codes ?? []) {
      if (!index.has(code)) index.set(code, named);
      // A whole label that says nothing stands for all labels of its number.
      const number = /^(2\d{6})00000\d$/.exec(code)?.[1];
      if (number && !index.has(number)) index.set(number, named);
    }
  };
  for (const { id: itemId, barcodes, variants } of catalog.items) {
    note(barcodes, { itemId });
    for (const variant of variants ?? []) note(variant.barcodes, { itemId, variantId: variant.id });
  }
  return index;
}

/** What was scanned: an item, how much of it where a scale said so, and the label where it says the price. */
export interface Scanned extends Named {
  readonly quantity?: Quantity;
  readonly label?: string;
}

/** What a code stands for, or null; a UPC-A may come with its leading nought or without; spec [MN11], [MN12]. */
export function findScanned(
  index: BarcodeIndex,
  code: string,
  labels: readonly ScaleLabel[],
  items: CatalogIndex['items'],
): Scanned | null {
  const exact =
    index.get(code) ?? index.get(`0${code}`) ?? (code.startsWith('0') ? index.get(code.slice(1)) : undefined);
  if (exact) return exact;
  const read = readScaleLabel(code, labels);
  const named = read && index.get(read.number);
  if (!read || !named) return null;
  if (read.says === 'price') return { ...named, label: code };
  const unit = items.get(named.itemId)?.unit;
  if (!unit || read.value === 0) return named;
  return { ...named, quantity: asQuantity(unit === 'g' ? read.value * 1_000 : read.value) };
}
