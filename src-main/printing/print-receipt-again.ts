import type { CommandId, OrderId, PrintJobId } from '#shared/ids/ids.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';
import { receiptOf } from '#shared/printing/receipt-of.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { handleCommand } from '../engine/handle-command.ts';
import type { Till } from '../engine/till.ts';
import { readOrder } from '../orders/orders.ts';
import { insertPrintJob } from './print-jobs.ts';
import { withHead } from './receipt-head.ts';

/** Prints a settled order's receipt once more, marked as a copy; spec [PY19]. */
export function printReceiptAgain(
  till: Till,
  input: { readonly commandId: CommandId; readonly orderId: OrderId },
): Result<{ job: PrintJob }, Refusal> {
  const answer = handleCommand(till, 'orders.printReceipt', input, () => {
    const order = till.openOrders.get(input.orderId) ?? readOrder(till.db, input.orderId);
    if (!order) return err(refuse('order-unknown'));
    const receipt = receiptOf(order, till.settings.shop);
    if (!receipt) return err(refuse('order-not-settled', { number: order.number }));
    const printer = till.settings.printers.find((one) => one.printsReceipts);
    if (!printer) return err(refuse('no-receipt-printer'));
    const at = till.now();
    const job: PrintJob = {
      ...{ id: till.newId<PrintJobId>(), printerId: printer.id, owedTo: null, orderId: order.id },
      content: { kind: 'receipt', receipt: { ...withHead(till, order, receipt), copy: true } },
      ...{ state: 'queued', tries: 0, problem: null, problemCode: null, createdAt: at, changedAt: at },
    };
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
