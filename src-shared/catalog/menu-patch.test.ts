import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { id, MENU } from '#support/orders.ts';
import type { Catalog, Item } from './catalog.ts';
import { byPosition } from './menu-order.ts';
import { patchMenu } from './menu-patch.ts';

const [PLAIN] = MENU.items;
const NOTHING: Catalog = { items: [], categories: [], taxes: [], modifierGroups: [], schedules: [] };
const itemAt = (number: number, position: number, name: string): Item => ({
  ...(PLAIN as Item),
  ...{ id: id<Item['id']>(number), position, name },
});
const anyItems = fc.uniqueArray(
  fc.record({ number: fc.integer({ min: 1, max: 40 }), position: fc.nat(5), name: fc.constantFrom('a', 'b', 'c') }),
  { selector: ({ number }) => number },
);

describe('[MN42] a patch of the menu', () => {
  it('makes the menu that is read anew, and keeps the rest the same objects', () => {
    fc.assert(
      fc.property(anyItems, anyItems, fc.array(fc.integer({ min: 1, max: 40 })), (before, put, gone) => {
        const made = (all: typeof before) => all.map(({ number, position, name }) => itemAt(number, position, name));
        const menu = { ...MENU, items: made(before).sort(byPosition) };
        const goneIds = gone
          .map((number) => id<string>(number))
          .filter((one) => !put.some(({ number }) => id(number) === one));
        const items = made(put);
        const after = patchMenu(menu, { put: { ...NOTHING, items }, gone: goneIds });
        const stand = new Map([...menu.items, ...items].map((item) => [item.id, item]));
        for (const one of goneIds) stand.delete(one as Item['id']);
        expect(after.items).toEqual([...stand.values()].sort(byPosition));
        expect(after.items.every((item) => stand.get(item.id) === item)).toBe(true);
        expect(after.categories).toBe(menu.categories);
      }),
      { seed: 42 },
    );
  });
  it('leaves lists alone in which nothing changed', () => {
    expect(patchMenu(MENU, { put: NOTHING, gone: [] }).items).toBe(MENU.items);
  });
});
