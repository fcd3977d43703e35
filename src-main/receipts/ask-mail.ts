import type { CommandId, MailId, OrderId } from '#shared/ids/ids.ts';
import { isMailAddress, type MailBody, readMail } from '#shared/mail/mail.ts';
import { type ReceiptPart, receiptOfPart } from '#shared/receipt/receipt-part.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { nextVersion, type Row } from '#shared/rows/row.ts';
import { handleCommand } from '../engine/handle-command.ts';
import type { Till } from '../engine/till.ts';
import { readOrder } from '../orders/orders.ts';
import { rowTables } from '../rows/row-tables.ts';

interface MailWanted {
  readonly commandId: CommandId;
  readonly orderId: OrderId;
  readonly part: ReceiptPart;
  readonly to: string;
}

/** Has the cloud send a receipt, once; the address is in no entry and no answer; spec [RC10], [RC12]. */
export function askMail(till: Till, input: MailWanted, isPaired: boolean): Result<{ mailId: MailId }, Refusal> {
  const { orderId, part, to } = input;
  let asked: Row | null = null;
  const answer = handleCommand(till, 'receipts.mail', input, () => {
    const order = till.openOrders.get(orderId) ?? readOrder(till.db, orderId);
    if (!order) return err(refuse('order-unknown'));
    const receipt = receiptOfPart(order, part, till.settings.shop);
    if (!receipt.ok) return receipt;
    if (!isMailAddress(to)) return err(refuse('mail-address-invalid'));
    if (!isPaired) return err(refuse('receipt-no-cloud'));
    const askedAt = till.now();
    const body: MailBody = { orderId, part, to, askedAt, state: 'waiting', problem: null };
    const mailId = till.newId<MailId>();
    const row: Row = { noun: 'mail', id: mailId, version: nextVersion(null, till.head.hlc, askedAt), body };
    return ok({
      events: [],
      answer: () => {
        rowTables.mail.write(till.db, row);
        asked = row;
        return { mailId };
      },
    });
  });
  if (asked) {
    showMail(till, asked);
    till.onRows();
  }
  return answer;
}

/** Screens follow the file. */
export function showMail(till: Till, row: Row | null): void {
  const mail = row && readMail(row);
  if (mail) till.publish({ kind: 'mail', mail });
}
