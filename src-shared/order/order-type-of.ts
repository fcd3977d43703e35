import type { Order } from './order.ts';
import type { OrderType } from './order-type.ts';

/** What an order is that nobody has given a type. */
export const UNSAID_TYPE: OrderType = 'takeaway';

/** How the guest takes an order; where nobody said, they take it away; spec [O15]. */
export const orderTypeOf = ({ type }: Pick<Order, 'type'>): OrderType => type ?? UNSAID_TYPE;
