import type { OrderId, ShopId } from '#shared/ids/ids.ts';
import type { HeldEntry } from './read-entry.ts';

/** The locks that folding these entries needs. Orders share 64 locks, so that a large push takes few; spec [CL5]. */
export function locksFor(shop: ShopId, entries: readonly Pick<HeldEntry, 'type' | 'orderId'>[]): string[] {
  return entries.flatMap(({ type, orderId }) => {
    const ofOrder = orderId ? orderLocks(shop, [orderId]) : [];
    if (type === 'stock.moved') return [...ofOrder, stockLock(shop)];
    if (orderId) return ofOrder;
    if (type.startsWith('drawer.')) return [drawerLock(shop)];
    return type === 'catalog.changed' || type === 'settings.changed' ? [recordLock(shop)] : [];
  });
}

export const orderLocks = (shop: ShopId, orders: readonly OrderId[]): string[] =>
  orders.map((id) => orderLock(shop, Number.parseInt(id.slice(-2), 16) % ORDER_LOCKS));

export const allLocks = (shop: ShopId): string[] => [
  recordLock(shop),
  stockLock(shop),
  drawerLock(shop),
  ...Array.from({ length: ORDER_LOCKS }, (_, bucket) => orderLock(shop, bucket)),
];

const ORDER_LOCKS = 64;
const orderLock = (shop: ShopId, bucket: number): string => `orders ${shop} ${bucket}`;
const recordLock = (shop: ShopId): string => `records ${shop}`;
const drawerLock = (shop: ShopId): string => `drawers ${shop}`;
const stockLock = (shop: ShopId): string => `stock ${shop}`;
