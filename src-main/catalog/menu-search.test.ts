import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Catalog, Item } from '#shared/catalog/catalog.ts';
import { searchWords } from '#shared/catalog/search-words.ts';
import { id, MENU } from '#support/orders.ts';
import { createMenuSearch } from './menu-search.ts';

const [TOAST] = MENU.items as [Item];
const NAMES = [
  ...['Crème brûlée', 'Cappuccino', 'Smørrebrød', 'Groß Pils', 'Cold brew', 'Iced coffee', 'Flat white', 'Żurek'],
  ...['拉面大碗', 'ラーメン', 'ต้มยำกุ้ง', 'قهوة عربية', 'Кофе по-восточному', 'चाय मसाला', 'קפה הפוך', 'Καφές'],
];
const named = (name: string, at: number): Item => ({
  ...TOAST,
  id: id(0x100 + at),
  name,
  categoryId: null,
  position: at,
});
const menu: Catalog = { ...MENU, items: NAMES.map(named) };

describe('[MN40] searching the menu', () => {
  const search = createMenuSearch();
  afterAll(() => search.close());
  const find = (query: string, of = menu) =>
    search.find(of, query, 10).map((found) => of.items.find((item) => item.id === found)?.name);

  it.each([
    ['creme', 'Crème brûlée'],
    ['BRUL', 'Crème brûlée'],
    ['smorr', 'Smørrebrød'],
    ['gross', 'Groß Pils'],
    ['zurek', 'Żurek'],
    ['white fl', 'Flat white'],
    ['拉面', '拉面大碗'],
    ['メン', 'ラーメン'],
    ['ยำ', 'ต้มยำกุ้ง'],
    ['عربي', 'قهوة عربية'],
    ['восточ', 'Кофе по-восточному'],
    ['मसा', 'चाय मसाला'],
    ['הפו', 'קפה הפוך'],
    ['καφες', 'Καφές'],
    ['capuccino', 'Cappuccino'],
    ['cappucicno', 'Cappuccino'],
    ['cappucci', 'Cappuccino'],
    ['cofee iced', 'Iced coffee'],
  ])('%s finds %s', (query, name) => {
    expect(find(query)).toContain(name);
  });

  it('finds by SKU, barcode, variant and category, and nothing for what is not there', () => {
    const coded = { ...TOAST, id: id<Item['id']>(0x200), sku: 'CT-17', barcodes: ['4006381333931'] };
    const kinds = [{ id: id<never>(1), name: 'Gluten-free', price: null }];
    const of: Catalog = { ...MENU, items: [coded, { ...TOAST, id: id(0x201), name: 'Bun', variants: kinds }] };
    expect(find('ct-17', of)).toEqual(['Cheese toast']);
    expect(find('40063813', of)).toEqual(['Cheese toast']);
    expect(find('gluten', of)).toEqual(['Bun']);
    expect(find('food', of)).toHaveLength(2);
    expect([find('', of), find('"*', of), find('zzz', of), find('AND OR NOT', of)]).toEqual([[], [], [], []]);
  });

  it('finds what was added and renamed, and no more what went', () => {
    expect(find('cold')).toEqual(['Cold brew']);
    const without = { ...menu, items: menu.items.filter(({ name }) => name !== 'Cold brew') };
    expect(find('cold', without)).toEqual([]);
    const renamed = { ...without, items: [...without.items.slice(1), { ...named('Colder tea', 0) }] };
    expect(find('cold', renamed)).toEqual(['Colder tea']);
    expect(find('creme', renamed)).toEqual([]);
  });

  it('finds every item by the beginning of any of its words, and by a word with one slip', () => {
    const letters = 'abcdefghijklmnop';
    const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 5, maxLength: 9 });
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        fc.nat(3),
        (names, pick, place, slip) => {
          const of = { ...MENU, items: names.map((words, at) => named(words.join(' '), at)) };
          const words = names[pick % names.length] ?? [];
          const meant = words[place % words.length] ?? '';
          const name = words.join(' ');
          const all = (query: string) =>
            search.find(of, query, 1_000).map((found) => of.items.find((item) => item.id === found)?.name);
          expect(all(meant.slice(0, 1 + (place % meant.length)))).toContain(name);
          const at = 1 + (place % (meant.length - 2));
          const slips = [
            `${meant.slice(0, at)}z${meant.slice(at + 1)}`,
            `${meant.slice(0, at)}z${meant.slice(at)}`,
            meant.slice(0, at) + meant.slice(at + 1),
            meant.slice(0, at) + (meant[at + 1] ?? '') + (meant[at] ?? '') + meant.slice(at + 2),
          ];
          const typed = slips[slip] ?? '';
          // Where the slip makes the beginning of another word, that one is what was typed.
          const isOther = searchWords(names.flat().join(' ')).some((one) => one.startsWith(typed));
          if (!isOther && typed.length >= 4) expect(all(typed)).toContain(name);
        },
      ),
      { seed: 40, numRuns: 60 },
    );
  });
});
