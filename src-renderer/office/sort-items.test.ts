import { describe, expect, it } from 'vitest';
import type { ItemId } from '#shared/ids/ids.ts';
import { asMinor, asQuantity } from '#shared/money/minor.ts';
import { orderAfter, sortItems } from './sort-items.ts';

const sold = (name: string, pieces: number, total: number) => ({
  itemId: `id of ${name} ${pieces}` as ItemId,
  name,
  categoryId: null,
  quantity: asQuantity(pieces * 1_000),
  total: asMinor(total),
});
const ITEMS = [sold('Éclair', 2, 700), sold('Tea 10', 9, 300), sold('tea 9', 5, 700), sold('Soup', 5, 900)];
const names = (column: 'name' | 'quantity' | 'total', descending: boolean) =>
  sortItems(ITEMS, { column, descending }, 'en').map(({ name }) => name);

describe('items in order', () => {
  it('sorts by amount and by pieces, equals by name', () => {
    expect(names('total', true)).toEqual(['Soup', 'Éclair', 'tea 9', 'Tea 10']);
    expect(names('quantity', false)).toEqual(['Éclair', 'Soup', 'tea 9', 'Tea 10']);
  });

  it('sorts names as people do: accents, case and numbers', () => {
    expect(names('name', false)).toEqual(['Éclair', 'Soup', 'tea 9', 'Tea 10']);
    expect(names('name', true)).toEqual(['Tea 10', 'tea 9', 'Soup', 'Éclair']);
  });

  it('turns a column round when it is chosen again, and starts another as it is mostly read', () => {
    expect(orderAfter({ column: 'total', descending: true }, 'total')).toEqual({ column: 'total', descending: false });
    expect(orderAfter({ column: 'total', descending: true }, 'name')).toEqual({ column: 'name', descending: false });
    expect(orderAfter({ column: 'name', descending: true }, 'quantity')).toEqual({
      column: 'quantity',
      descending: true,
    });
  });
});
