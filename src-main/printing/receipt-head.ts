import type { Order } from '#shared/order/order.ts';
import { serverOf } from '#shared/order/server-of.ts';
import type { Receipt } from '#shared/printing/receipt.ts';
import type { Till } from '../engine/till.ts';

/** A receipt with where the guest sat and who served them, as far as that is known; spec [P97]. */
export function withHead(till: Pick<Till, 'staff'>, order: Order, receipt: Receipt): Receipt {
  const { tables = [] } = order;
  const server = serverOf(order);
  const name = till.staff.find(({ id }) => id === server)?.name;
  return {
    ...receipt,
    ...(tables.length > 0 && { tables: tables.map((table) => table.name) }),
    ...(name && { server: name }),
  };
}
