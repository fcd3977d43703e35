import type { Paper } from '#shared/printing/paper.ts';
import { asShopWrites } from '#shared/printing/paper-labels-in.ts';
import { layoutReceipt } from '#shared/printing/paper-receipt.ts';
import type { ReadReceipt } from './read-receipt.ts';

/** Narrow enough for a phone held upright. */
const COLUMNS = 40;

/** The slip that the shop's printer would print, without the code that only paper is scanned for; spec [RC4]. */
export function receiptSlip({ receipt, shop }: ReadReceipt): Paper {
  const { code: _, ...texts } = receipt.shop;
  const look = { columns: COLUMNS, ...asShopWrites(shop), reprint: false, opensDrawer: false };
  return layoutReceipt({ ...receipt, shop: texts }, look);
}
