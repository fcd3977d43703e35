import type { MailId } from '#shared/ids/ids.ts';
import { directionOf } from '#shared/language/language.ts';
import { paperHtml } from '#shared/printing/paper-html.ts';
import { plainText } from '#shared/printing/paper-plain.ts';
import type { ReadReceipt } from '../receipts/read-receipt.ts';
import { receiptSlip } from '../receipts/receipt-slip.ts';
import { receiptTitle } from '../receipts/receipt-title.ts';
import type { OutgoingMail } from './mail-server.ts';

/** A receipt as a mail: the slip as text and as HTML, in the words that it is printed in; spec [RC11]. */
export function receiptMail(id: MailId, to: string, read: ReadReceipt): OutgoingMail {
  const { receipt } = read;
  const { language } = read.shop;
  const slip = receiptSlip(read);
  const shop = receipt.shop.name;
  return {
    ...{ id, to, fromName: shop },
    subject: `${shop}: ${receiptTitle(read)}`,
    text: `${plainText(slip)}\n`,
    html:
      `<!doctype html><html lang="${language}" dir="${directionOf(language)}">` +
      '<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>' +
      `<body style="margin:0;padding:16px">${paperHtml(slip)}</body></html>`,
  };
}
