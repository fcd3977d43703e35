import { oc } from '@orpc/contract';
import { z } from 'zod';
import { commandId, mailId, orderId } from '../ids/ids.ts';
import { mail } from '../mail/mail.ts';
import { printJob } from '../printing/print-job.ts';
import { receiptPart } from '../receipt/receipt-part.ts';
import { refusals } from './refusals.ts';

/** Of which order, and what of it. */
const what = { orderId, part: receiptPart.default({ kind: 'order' }) };
const none = ['order-unknown', 'receipt-before-settled', 'check-unknown', 'refund-unknown'] as const;

/** What a guest is given of an order that was paid: on paper, by e-mail or as a code that a phone reads. */
export const receiptContract = {
  print: oc
    .route({
      method: 'POST',
      path: '/receipts/print',
      summary: 'Print a receipt; marked as a copy where it was before',
    })
    .input(z.strictObject({ commandId, ...what }))
    .output(z.object({ job: printJob }))
    .errors(refusals(...none, 'no-receipt-printer', 'command-reused')),
  mail: oc
    .route({ method: 'POST', path: '/receipts/mail', summary: 'Have a receipt sent by e-mail, by the cloud' })
    .input(z.strictObject({ commandId, ...what, to: z.string().trim().max(1_000) }))
    .output(z.object({ mailId }))
    .errors(refusals(...none, 'mail-address-invalid', 'receipt-no-cloud', 'command-reused')),
  mails: oc
    .route({
      method: 'GET',
      path: '/receipts/{orderId}/mails',
      summary: 'How the receipts of an order stand that were to be sent',
    })
    .input(z.strictObject({ orderId }))
    .output(z.object({ mails: z.array(mail) })),
  /** Needs no network: the link is good once the cloud has the order. */
  link: oc
    .route({ method: 'POST', path: '/receipts/link', summary: 'The address at which the cloud shows a receipt' })
    .input(z.strictObject(what))
    .output(z.object({ url: z.string() }))
    .errors(refusals(...none, 'receipt-no-cloud')),
};
