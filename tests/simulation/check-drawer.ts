import type { DrawerEvent } from '#shared/drawer/drawer-events.ts';
import type { OrderEvent } from '#shared/order/order-events.ts';
import { sameAs } from './same-as.ts';
import type { TillFile } from './till-file.ts';

/**
 * [SY56]: the closings of a till count from 1 without a gap, and each says what should be in the drawer, added up here from
 * the entries between without any of the product's own code. Sessions with orders that another till had a hand in are left
 * out: what was known of those at the time depends on what had come by then.
 */
export function checkDrawer({ entries, peers }: TillFile): void {
  const shared = new Set(peers.map(({ entry }) => (entry.payload as { orderId?: string }).orderId));
  const tips = new Map<string, number>();
  let session = { ...NONE };
  let closings = 0;
  for (const entry of entries as unknown as readonly (DrawerEvent | OrderEvent)[]) {
    if (entry.type === 'drawer.opened') session = { ...NONE, cash: entry.payload.float };
    if (entry.type.startsWith('order.') && shared.has((entry.payload as { orderId: string }).orderId))
      session.isShared = true;
    session.cash += cashBy(entry, tips);
    if (entry.type === 'order.completed') {
      session.orders += 1;
      session.total += entry.payload.totals.total;
    }
    if (entry.type !== 'drawer.closed') continue;
    closings += 1;
    const { number, expected, total, variance, report } = entry.payload;
    sameAs(number, closings, 'the number of a closing');
    sameAs(variance, total - expected, 'what a count is off by');
    if (session.isShared) continue;
    sameAs(expected, session.cash, 'what should be in a drawer');
    const { orders, total: sales } = report.takings;
    sameAs({ orders, sales }, { orders: session.orders, sales: session.total }, 'the sales of a session');
  }
}

const NONE = { cash: 0, orders: 0, total: 0, isShared: false };

/** What came into the drawer by an entry, less what went out. */
function cashBy(entry: DrawerEvent | OrderEvent, tips: Map<string, number>): number {
  switch (entry.type) {
    case 'order.payment-added': {
      const { tender, paymentId, amount, tip = 0, rounding = 0 } = { ...entry.payload } as CashPaid;
      if (tender !== 'cash') return 0;
      tips.set(paymentId, tip);
      return amount + tip + rounding;
    }
    case 'order.tip-changed': {
      const { paymentId, tip } = entry.payload;
      const before = tips.get(paymentId);
      if (before === undefined) return 0;
      tips.set(paymentId, tip);
      return tip - before;
    }
    case 'order.refunded': {
      const { tender, amount, tip, rounding } = entry.payload;
      return tender === 'cash' ? -amount - tip - rounding : 0;
    }
    case 'drawer.moved':
      return entry.payload.kind === 'paid-in' ? entry.payload.amount : -entry.payload.amount;
    default:
      return 0;
  }
}

interface CashPaid {
  readonly tender: string;
  readonly paymentId: string;
  readonly amount: number;
  readonly tip?: number;
  readonly rounding?: number;
}
