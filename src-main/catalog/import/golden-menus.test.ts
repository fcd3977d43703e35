import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '#shared/catalog/catalog.ts';
import { decodeMenuFile } from '#shared/catalog/menu-file.ts';
import type { ShopId, StationId } from '#shared/ids/ids.ts';
import { emptyCatalog, foldCatalog } from '#support/fold-catalog.ts';
import { type ImportPlan, type ImportShop, planImport } from './plan-import.ts';

const menus = join(import.meta.dirname, '../../../tests/fixtures/menus');
const SHOP = '0199f0a0-0000-7000-8000-000000000001' as ShopId;
const stations = [
  { id: '0199f0a0-0000-7000-8000-0000000000b1' as StationId, name: 'Bar' },
  { id: '0199f0a0-0000-7000-8000-0000000000c1' as StationId, name: 'Kitchen' },
];

const files: readonly (readonly [file: string, currency: string])[] = [
  ['square.csv', 'GBP'],
  ['square-classic.csv', 'USD'],
  ['loyverse.csv', 'EUR'],
  ['toast.csv', 'USD'],
  ['shopify.csv', 'EUR'],
  ['shopify-2025.csv', 'EUR'],
  ['plain.csv', 'EUR'],
  ['plain-german.csv', 'EUR'],
  ['plain-unicode.txt', 'PLN'],
  ['bad-rows.csv', 'EUR'],
];

describe.each(files)('%s', (file, currency) => {
  const shop: ImportShop = { id: SHOP, currency, stations };

  it('[I3] becomes the menu that it is', async () => {
    const { preview, changes } = plan(file, emptyCatalog, shop);
    const { sample: _, ...told } = preview;
    const menu = legible(foldCatalog(emptyCatalog, changes));
    await expect(`${JSON.stringify({ told, menu }, null, 2)}\n`).toMatchFileSnapshot(
      join(menus, `${file}.expected.json`),
    );
  });

  it('[I7] changes nothing when it is imported again', () => {
    const first = foldCatalog(emptyCatalog, plan(file, emptyCatalog, shop).changes);
    const { changes, preview } = plan(file, first, shop);
    expect(changes).toEqual([]);
    expect(preview).toMatchObject({ added: 0, changed: 0, categories: 0, taxes: 0 });
  });
});

function plan(file: string, current: Catalog, shop: ImportShop): ImportPlan {
  const text = decodeMenuFile(readFileSync(join(menus, file)));
  if (!text.ok) throw new Error(text.error.message);
  const made = planImport({ fileName: file, text: text.value }, current, shop);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

/** The menu with names in the place of ids, one line an item. */
function legible(menu: Catalog) {
  const taxes = new Map(menu.taxes.map((tax) => [tax.id, `${tax.name} ${tax.rate}`]));
  const places = new Map(stations.map(({ id, name }) => [id, name]));
  return {
    taxes: menu.taxes.map((tax) => `${tax.name} ${tax.rate} ${tax.inclusive ? 'within' : 'added'}`),
    categories: menu.categories.map((category) => ({
      name: category.name,
      colour: category.colour,
      items: menu.items.filter((item) => item.categoryId === category.id).map(line),
    })),
    elsewhere: menu.items.filter((item) => item.categoryId === null).map(line),
  };
  function line(item: Catalog['items'][number]): string {
    const parts = [
      item.name,
      item.price ?? 'ask',
      item.sku,
      item.taxIds.map((id) => taxes.get(id)).join(' + '),
      item.stationIds?.map((id) => places.get(id)).join(' + '),
      item.description?.replaceAll('\n', ' ⏎ '),
    ];
    return parts.map((part) => part ?? '').join(' | ');
  }
}
