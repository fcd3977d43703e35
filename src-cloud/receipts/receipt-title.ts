import { labelsIn } from '#shared/printing/paper-labels-in.ts';
import type { ReadReceipt } from './read-receipt.ts';

/** What a receipt is called where paper shows it at a glance: of a mail, of a page. In the words that it is printed in. */
export function receiptTitle({ receipt, shop }: ReadReceipt): string {
  const labels = labelsIn(shop.language);
  return `${receipt.refund ? labels.refund : labels.receipt} ${receipt.receiptNumber || receipt.orderNumber}`;
}
