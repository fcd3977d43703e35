import type { GuestCommand } from '#shared/guest/decide-guest.ts';
import { decideGuest } from '#shared/guest/decide-guest.ts';
import { readGuest } from '#shared/guest/guest.ts';
import type { OrderId } from '#shared/ids/ids.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { nextVersion } from '#shared/rows/row.ts';
import { handleCommand } from '../engine/handle-command.ts';
import type { Till } from '../engine/till.ts';
import { readOrder } from '../orders/orders.ts';
import { mailsOf } from '../receipts/mails.ts';
import { rowTables } from '../rows/row-tables.ts';
import { eraseRow } from './forget-people.ts';

/** Carries out a command on an order's guest, once. Nothing that is known of them is kept with its answer; spec [GU4]. */
export function changeGuest(till: Till, command: GuestCommand): Result<{ orderId: OrderId }, Refusal> {
  const { orderId } = command.input;
  let isChanged = false;
  const answer = handleCommand(till, `guests.${command.name}`, command.input, () => {
    if (!till.openOrders.has(orderId) && !readOrder(till.db, orderId)) return err(refuse('order-unknown'));
    const held = rowTables.guest.read(till.db, orderId);
    const decision = decideGuest(held, command, nextVersion(held, till.head.hlc, till.now()));
    if (!decision.ok) return decision;
    const row = decision.value;
    const mails = command.name === 'erase' ? mailsOf(till.db, orderId) : [];
    isChanged = row !== held || mails.length > 0;
    return ok({
      events: [],
      answer: () => {
        if (row && row !== held) rowTables.guest.write(till.db, row);
        if (command.name === 'erase') for (const { id } of mails) eraseRow(till, 'mail', id);
        return { orderId };
      },
    });
  });
  if (isChanged) {
    showGuest(till, orderId);
    till.onRows();
  }
  return answer;
}

/** Screens follow the file. */
export function showGuest(till: Till, orderId: OrderId): void {
  const row = rowTables.guest.read(till.db, orderId);
  if (row) till.publish({ kind: 'guest', guest: readGuest(row) });
}
