import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '#shared/catalog/catalog.ts';
import type { ShopId, StationId } from '#shared/ids/ids.ts';
import { catalogChange } from '#shared/journal/records.ts';
import { decimalText } from '#shared/money/currency.ts';
import { asMinor } from '#shared/money/minor.ts';
import { emptyCatalog, foldCatalog } from '#support/fold-catalog.ts';
import { type ImportShop, planImport } from './plan-import.ts';

const SHOP: ImportShop = {
  id: '0199f0a0-0000-7000-8000-000000000001' as ShopId,
  currency: 'EUR',
  stations: [{ id: '0199f0a0-0000-7000-8000-0000000000b1' as StationId, name: 'Bar' }],
};

/** Cells that are few enough to meet again, and nasty enough to go wrong. */
const names = fc.constantFrom(
  'Tea',
  'tea',
  ' TEA ',
  'Cake',
  'Cake, large',
  '',
  'Ünï "x"',
  '😀',
  '\ud83d',
  'a\u0007b',
  '=1+1',
);
const categories = fc.constantFrom('', 'Hot', 'HOT', 'Hot > Tea', 'Cold', 'Sweet (AEY7ON7WRW4DJ6WMM5F3R3DO)', 'Sweet');
const prices = fc.constantFrom('', '2.50', '3,10', '£4,250.00', '-1', 'x', 'variable', '1,250', '0', '9'.repeat(12));
const keys = fc.constantFrom('', 'k1', 'k2', 'k3', 'k4');
const flags = fc.constantFrom('', 'Y', 'N', 'N', 'Y', '?');
const variations = fc.constantFrom('', 'Regular', 'Large', 'Default Title', 'large');
const taxes = fc.constantFrom('', '19%', '7', 'VAT 19%', 'mwst 19 %', 'lots', '19%; 7%');
const stations = fc.constantFrom('', 'bar', 'Grill');

type Columns = Readonly<Record<string, fc.Arbitrary<string>>>;
const formats: readonly Columns[] = [
  { name: names, category: categories, price: prices },
  { name: names, price: prices },
  { name: names, category: categories, price: prices, sku: keys, tax: taxes, station: stations, description: names },
  { 'Menu Group': categories, 'Menu Item': names, Price: prices, Description: names },
  {
    ...{
      Token: keys,
      'Item Name': names,
      'Variation Name': variations,
      SKU: keys,
      Categories: categories,
      Price: prices,
    },
    ...{ Archived: flags, 'Modifier Set - Milk': flags, 'Tax - VAT (19%)': flags, 'Tax - VAT (7%)': flags },
  },
  {
    ...{
      Handle: keys,
      SKU: keys,
      Name: names,
      Category: categories,
      'Option 1 value': variations,
      'Price [A]': prices,
    },
    ...{ 'Available for sale [A]': flags, 'SKU of included item': keys, 'Tax - "MwSt" (19%)': flags },
  },
  {
    ...{ Handle: keys, Title: names, Type: categories, 'Option1 Value': variations, 'Variant SKU': keys },
    ...{ 'Variant Price': prices, Status: fc.constantFrom('active', 'draft', '') },
  },
];

/** A file of one of the formats, its cells at random; now and then a line that no program wrote. */
const menuFile: fc.Arbitrary<string> = fc.constantFrom(...formats).chain((columns) => {
  const header = Object.keys(columns);
  const written = fc.tuple(...Object.values(columns)).map((cells) => Papa.unparse([cells]));
  const broken = fc.constantFrom('"', 'a,b', '"x" y,1', '', ',,,,,,,,,,,,z', '"open');
  const line = fc.oneof({ weight: 12, arbitrary: written }, { weight: 1, arbitrary: broken });
  return fc
    .array(line, { minLength: 1, maxLength: 14 })
    .map((lines) => [Papa.unparse([header]), ...lines].join('\r\n'));
});

const plan = (text: string, current: Catalog) => planImport({ fileName: 'menu.csv', text }, current, SHOP);

/** Imports a file, or leaves the menu as it is where the file is refused. */
function importInto(current: Catalog, text: string): Catalog {
  const made = plan(text, current);
  return made.ok ? foldCatalog(current, made.value.changes) : current;
}

describe('any import', () => {
  it('[I7] changes nothing the second time, on any menu', () => {
    fc.assert(
      fc.property(fc.array(menuFile, { maxLength: 3 }), menuFile, (before, text) => {
        const menu = importInto(before.reduce(importInto, emptyCatalog), text);
        const again = plan(text, menu);
        if (again.ok) expect(again.value.changes).toEqual([]);
      }),
      { seed: 35, numRuns: 400 },
    );
  });

  it('[I14] accounts for every row, and makes only records that are whole', () => {
    fc.assert(
      fc.property(menuFile, menuFile, (before, text) => {
        const menu = importInto(emptyCatalog, before);
        const made = plan(text, menu);
        if (!made.ok) return;
        const { preview, changes } = made.value;
        expect(preview.added + preview.changed + preview.unchanged + preview.leftOut + preview.badRows).toBe(
          preview.rows,
        );
        for (const change of changes) catalogChange.parse(change);
        const after = foldCatalog(menu, changes);
        const ids = new Set([...after.categories, ...after.taxes, ...after.modifierGroups].map(({ id }) => String(id)));
        const named = after.items.flatMap((item) => [item.categoryId, ...item.taxIds].filter((id) => id !== null));
        expect(named.filter((id) => !ids.has(id))).toEqual([]);
      }),
      { seed: 36, numRuns: 300 },
    );
  });

  it('[I2] answers any text at all', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ';', 'a', '\0') }),
    );
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom('', 'name,price\n', 'Handle;Title;Price\n', '"Token","Item Name",Price\n'),
        (text, header) => {
          const made = plan(header + text, emptyCatalog);
          if (!made.ok) expect(['file-not-a-menu', 'file-too-large']).toContain(made.error.code);
        },
      ),
      { seed: 37, numRuns: 500 },
    );
  });
});

describe('a plain file', () => {
  const word = fc.stringMatching(/^[A-Za-zäöüéñ"',;&-]{1,12}$/);
  const row = fc.record({
    name: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    category: fc.constantFrom('', 'Hot', 'Cold', 'Sweet, sour'),
    price: fc.option(fc.integer({ min: 0, max: 100_000_000 }).map(asMinor)),
  });
  const rows = fc.uniqueArray(row, {
    selector: ({ name, category }) => `${name.toLowerCase()}\n${category}`,
    minLength: 1,
    maxLength: 30,
  });

  it('[I10] comes back as it was written', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t'), (menu, delimiter) => {
        const written = menu.map(({ name, category, price }) => ({
          name,
          category,
          price: price === null ? '' : decimalText(asMinor(price), 2),
        }));
        const read = importInto(emptyCatalog, Papa.unparse(written, { delimiter }));
        const categoryNames = new Map(read.categories.map(({ id, name }) => [id, name]));
        const listed = read.items.map(({ name, categoryId, price }) => ({
          name,
          category: categoryId ? (categoryNames.get(categoryId) ?? '?') : '',
          price,
        }));
        const order = (all: typeof listed) =>
          ['', 'Hot', 'Cold', 'Sweet, sour'].flatMap((one) => all.filter(({ category }) => category === one));
        expect(order(listed)).toEqual(order(menu.map((one) => ({ ...one }))));
      }),
      { seed: 38 },
    );
  });
});
