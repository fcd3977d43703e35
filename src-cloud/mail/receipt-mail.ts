import type { MailId } from '#shared/ids/ids.ts';
import { paperHtml } from '#shared/printing/paper-html.ts';
import { ENGLISH } from '#shared/printing/paper-labels.ts';
import { plainText } from '#shared/printing/paper-plain.ts';
import type { Receipt } from '#shared/printing/receipt.ts';
import { receiptSlip } from '../receipts/receipt-slip.ts';
import type { OutgoingMail } from './mail-server.ts';

/** A receipt as a mail: the slip as text and as HTML, in the words that it is printed in; spec [RC11]. */
export function receiptMail(id: MailId, to: string, receipt: Receipt): OutgoingMail {
  const slip = receiptSlip(receipt);
  const shop = receipt.shop.name;
  const what = receipt.refund ? ENGLISH.refund : ENGLISH.receipt;
  return {
    ...{ id, to, fromName: shop },
    subject: `${shop}: ${what} ${receipt.receiptNumber || receipt.orderNumber}`,
    text: `${plainText(slip)}\n`,
    html:
      '<!doctype html><html><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>' +
      `<body style="margin:0;padding:16px">${paperHtml(slip)}</body></html>`,
  };
}
