import type { StaffId } from '../ids/ids.ts';
import type { Order } from '../order/order.ts';
import { orderTypeOf } from '../order/order-type-of.ts';
import { serverOf } from '../order/server-of.ts';
import type { Receipt } from './receipt.ts';

/** A receipt with how and where its guest took the order and who served them, as far as that is known; spec [P97]. */
export function withHead(order: Order, receipt: Receipt, nameOf: (staff: StaffId) => string | undefined): Receipt {
  const { tables = [] } = order;
  const server = serverOf(order);
  const name = server ? nameOf(server) : undefined;
  return {
    ...receipt,
    type: orderTypeOf(order),
    ...(tables.length > 0 && { tables: tables.map((table) => table.name) }),
    ...(name && { server: name }),
  };
}
