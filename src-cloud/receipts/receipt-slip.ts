import type { Paper } from '#shared/printing/paper.ts';
import { ENGLISH } from '#shared/printing/paper-labels.ts';
import { layoutReceipt } from '#shared/printing/paper-receipt.ts';
import type { Receipt } from '#shared/printing/receipt.ts';

/** Narrow enough for a phone held upright. */
const COLUMNS = 40;

/** The slip that a printer would print, without the code that only paper is scanned for; spec [RC4]. */
export function receiptSlip({ shop: { code: _, ...shop }, ...receipt }: Receipt): Paper {
  const look = { columns: COLUMNS, locale: 'en', labels: ENGLISH, reprint: false, opensDrawer: false };
  return layoutReceipt({ ...receipt, shop }, look);
}
