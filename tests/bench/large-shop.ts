import type { CatalogChange } from '#shared/journal/records.ts';
import { newId, smallShop } from '#support/engine.ts';

export const ITEMS = 10_000;
const CATEGORIES = 20;

/** A shop with a menu that no café has. */
export function largeShop(shop: string): ReturnType<typeof smallShop> {
  const { settings, catalog } = smallShop(shop);
  const tax = catalog.find(({ noun }) => noun === 'tax');
  const categories = Array.from({ length: CATEGORIES }, (_, position) => ({
    noun: 'category',
    id: newId<string>(),
    set: { name: `Category ${position + 1}`, colour: '#0369a1', position },
  }));
  const items = Array.from({ length: ITEMS }, (_, position) => ({
    noun: 'item',
    id: newId<string>(),
    set: {
      name: `Item ${position + 1}`,
      price: 100 + (position % 900),
      categoryId: categories[position % CATEGORIES]?.id,
      taxIds: tax ? [tax.id] : [],
      position,
      barcodes: [barcodeOf(position)],
    },
  }));
  return { settings, catalog: [...(tax ? [tax] : []), ...categories, ...items] as CatalogChange[] };
}

/** Every item has one: eleven digits, so that no scale's label is like it. */
export const barcodeOf = (position: number): string => `900${String(position).padStart(8, '0')}`;
