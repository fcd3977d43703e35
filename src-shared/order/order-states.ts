import type { OrderState } from './order.ts';
import type { OrderEventType } from './order-events.ts';

/**
 * What each event makes of an order's state; spec [O2]. `refuse` is what no till decides; when it arrives all the same,
 * from a till that did not know better, folding keeps the fact and flags the order.
 */
export const orderTransitions: Readonly<Record<OrderState, Readonly<Record<OrderEventType, OrderState | 'refuse'>>>> = {
  stub: {
    'order.opened': 'open',
    'order.line-added': 'stub',
    'order.line-voided': 'stub',
    'order.discount-added': 'stub',
    'order.discount-voided': 'stub',
    'order.sent': 'stub',
    'order.rushed': 'stub',
    'order.payment-added': 'stub',
    'order.tip-changed': 'stub',
    'order.completed': 'completed',
    'order.cancelled': 'cancelled',
  },
  open: {
    'order.opened': 'refuse',
    'order.line-added': 'open',
    'order.line-voided': 'open',
    'order.discount-added': 'open',
    'order.discount-voided': 'open',
    'order.sent': 'open',
    'order.rushed': 'open',
    'order.payment-added': 'open',
    'order.tip-changed': 'open',
    'order.completed': 'completed',
    'order.cancelled': 'cancelled',
  },
  completed: {
    'order.opened': 'refuse',
    'order.line-added': 'refuse',
    'order.line-voided': 'refuse',
    'order.discount-added': 'refuse',
    'order.discount-voided': 'refuse',
    'order.sent': 'completed',
    'order.rushed': 'completed',
    'order.payment-added': 'refuse',
    'order.tip-changed': 'completed',
    'order.completed': 'refuse',
    'order.cancelled': 'refuse',
  },
  cancelled: {
    'order.opened': 'refuse',
    'order.line-added': 'refuse',
    'order.line-voided': 'refuse',
    'order.discount-added': 'refuse',
    'order.discount-voided': 'refuse',
    'order.sent': 'cancelled',
    'order.rushed': 'cancelled',
    'order.payment-added': 'refuse',
    'order.tip-changed': 'refuse',
    'order.completed': 'refuse',
    'order.cancelled': 'refuse',
  },
};
