import { implement } from '@orpc/server';
import { receiptContract } from '#shared/contract/receipt-contract.ts';
import { receiptOfPart } from '#shared/receipt/receipt-part.ts';
import { refuse } from '#shared/refusal.ts';
import { err, ok } from '#shared/result.ts';
import type { Till } from '../engine/till.ts';
import { unwrap } from '../engine/unwrap.ts';
import { readOrder } from '../orders/orders.ts';
import { askMail } from './ask-mail.ts';
import { mailsOf } from './mails.ts';
import { printReceipt } from './print-receipt.ts';
import type { ReceiptLinks } from './receipt-links.ts';

export function createReceiptRouter({ till, receiptLinks }: { till: Till; receiptLinks: ReceiptLinks }) {
  const receipts = implement(receiptContract);
  return {
    print: receipts.print.handler(({ input }) => unwrap(printReceipt(till, input))),
    mail: receipts.mail.handler(({ input }) => unwrap(askMail(till, input, receiptLinks.isPaired()))),
    mails: receipts.mails.handler(({ input }) => ({ mails: mailsOf(till.db, input.orderId) })),
    link: receipts.link.handler(({ input: { orderId, part } }) => {
      const order = till.openOrders.get(orderId) ?? readOrder(till.db, orderId);
      if (!order) return unwrap(err(refuse('order-unknown')));
      const receipt = receiptOfPart(order, part, till.settings.shop);
      if (!receipt.ok) return unwrap(receipt);
      const url = receiptLinks.urlOf(orderId, part);
      return unwrap(url ? ok({ url }) : err(refuse('receipt-no-cloud')));
    }),
  };
}
