import type { OrderId } from '#shared/ids/ids.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';

/** How the receipt of a sale stands, in the words that a cashier needs. */
export type ReceiptStatus = 'none' | 'printing' | 'printed' | 'waiting' | 'failed';

/** `none` where the shop prints no receipts, or no printer took this one. */
export function receiptStatus(orderId: OrderId, jobs: readonly PrintJob[], prints: boolean): ReceiptStatus {
  const job = jobs.find((one) => one.orderId === orderId && one.content.kind === 'receipt');
  if (!job) return prints ? 'printing' : 'none';
  switch (job.state) {
    case 'printed':
    case 'sent':
      return 'printed';
    case 'queued':
      return job.tries > 0 ? 'waiting' : 'printing';
    case 'sending':
      return 'printing';
    case 'unknown':
      return 'waiting';
    case 'failed':
      return 'failed';
    default:
      return job.state satisfies never;
  }
}
