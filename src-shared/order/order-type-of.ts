import type { Order } from './order.ts';
import type { OrderType } from './order-type.ts';

/** How the guest takes an order; where nobody said, they take it away. */
export const orderTypeOf = (order: Order & { readonly type?: OrderType }): OrderType => order.type ?? 'takeaway';
