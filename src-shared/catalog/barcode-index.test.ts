import { describe, expect, it } from 'vitest';
import type { Catalog, Item } from '#shared/catalog/catalog.ts';
import { id, MENU } from '#support/orders.ts';
import { findScanned, indexBarcodes } from './barcode-index.ts';
import { indexCatalog } from './catalog.ts';

const [TOAST] = MENU.items as [Item];
const item = (n: number, over: Partial<Item>): Item => ({ ...TOAST, id: id(n), ...over });
const LABELS = [
  { prefix: '21', says: 'weight' },
  { prefix: '23', says: 'price' },
] as const;

describe('[MN11] a barcode', () => {
  const menu: Catalog = {
    ...MENU,
    items: [
      item(1, { barcodes: ['4006381333931', '012345678905'] }),
      item(2, {
        barcodes: ['4006381333931'],
        variants: [{ id: id(0x5a1), name: 'Red', price: null, barcodes: ['96385074'] }],
      }),
      item(3, { barcodes: ['2112345', '2312345'], unit: 'kg' }),
      item(4, { barcodes: ['2154321000008'], unit: 'g' }),
    ],
  };
  const index = indexBarcodes(menu);
  const scan = (code: string) => findScanned(index, code, [...LABELS], indexCatalog(menu).items);

  it('stands for the first item that has it, or for a variant', () => {
    expect(scan('4006381333931')).toEqual({ itemId: id(1) });
    expect(scan('96385074')).toEqual({ itemId: id(2), variantId: id(0x5a1) });
    expect(scan('0012345678905')).toEqual({ itemId: id(1) });
    expect(scan('0000000000000')).toBeNull();
  });
  it('[MN12] of a scale says how much, or what it costs', () => {
    expect(scan('2112345003504')).toEqual({ itemId: id(3), quantity: 350 });
    expect(scan('2312345012999')).toEqual({ itemId: id(3), label: '2312345012999' });
    expect(scan('2154321002508')).toBeNull();
    expect(scan('2154321002507')).toEqual({ itemId: id(4), quantity: 250_000 });
  });
});
