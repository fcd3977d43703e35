import type { CommandId, OrderId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';
import type { Receipt } from '#shared/printing/receipt.ts';
import { withHead } from '#shared/printing/receipt-head.ts';
import { type ReceiptPart, receiptOfPart } from '#shared/receipt/receipt-part.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { handleCommand } from '../engine/handle-command.ts';
import { DELIVERIES_KEPT_MS } from '../engine/keep-forgetting.ts';
import type { Till } from '../engine/till.ts';
import { readFacts } from '../orders/fold-order.ts';
import { readOrder } from '../orders/orders.ts';
import { newPrintJob } from '../printing/new-print-job.ts';
import { insertPrintJob, jobsOfOrder } from '../printing/print-jobs.ts';
import { nameAt } from '../staff/name-at.ts';

interface PrintWanted {
  readonly commandId: CommandId;
  readonly orderId: OrderId;
  readonly part: ReceiptPart;
}

/** Prints a receipt that a guest asks for, marked as a copy unless it is sure that it was never printed; spec [PY19]. */
export function printReceipt(till: Till, input: PrintWanted): Result<{ job: PrintJob }, Refusal> {
  const answer = handleCommand(till, 'receipts.print', input, () => {
    const order = till.openOrders.get(input.orderId) ?? readOrder(till.db, input.orderId);
    if (!order) return err(refuse('order-unknown'));
    const receipt = receiptOfPart(order, input.part, till.settings.shop);
    if (!receipt.ok) return receipt;
    const printer = till.settings.printers.find((one) => one.printsReceipts);
    if (!printer) return err(refuse('no-receipt-printer'));
    const isCopy = mayBePrinted(till, order, receipt.value);
    const slip = { ...withHead(order, receipt.value, nameAt(till)), ...(isCopy && { copy: true as const }) };
    const content = { kind: 'receipt', receipt: slip, keepsDrawerShut: true } as const;
    const job = newPrintJob(till, printer, order.id, content, till.now());
    return ok({
      events: [],
      answer: () => {
        insertPrintJob(till.db, job);
        return { job };
      },
    });
  });
  if (answer.ok) till.onPrintJobs();
  return answer;
}

/** Another till may have printed what it settled, and of jobs of long ago nothing is known. */
function mayBePrinted(till: Till, order: Order, receipt: Receipt): boolean {
  const isForgotten = receipt.at < till.now() - DELIVERIES_KEPT_MS;
  if (isForgotten || jobsOfOrder(till.db, order.id).some((job) => isFor(job, receipt))) return true;
  const facts = readFacts(till.db, order.id);
  return facts.some(({ type, device }) => type === 'order.completed' && device !== till.device.id);
}

const isFor = ({ content }: PrintJob, receipt: Receipt): boolean =>
  content.kind === 'receipt' &&
  content.receipt.check?.number === receipt.check?.number &&
  (receipt.refund
    ? content.receipt.refund !== undefined && content.receipt.at === receipt.at
    : !content.receipt.refund);
