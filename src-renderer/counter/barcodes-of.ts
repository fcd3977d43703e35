import { type BarcodeIndex, indexBarcodes } from '#shared/catalog/barcode-index.ts';
import type { Catalog } from '#shared/catalog/catalog.ts';

const known = new WeakMap<Catalog, BarcodeIndex>();

/** The barcodes of a menu, looked through once for each menu. */
export function barcodesOf(catalog: Catalog): BarcodeIndex {
  const index = known.get(catalog) ?? indexBarcodes(catalog);
  known.set(catalog, index);
  return index;
}
