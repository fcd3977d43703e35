import type { OrderId, OrgId, ShopId } from '#shared/ids/ids.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { OrgDb } from '../db/schema.ts';
import { foldDrawers } from '../drawer/fold-drawers.ts';
import { movement, type OrderChange } from '../reports/contributions.ts';
import { moveRollups } from '../reports/rollups.ts';
import { entriesOfOrders } from './entries.ts';
import { advance, type FoldedOrder, foldEntries } from './fold-order.ts';
import { readOrders, writeOrders } from './orders.ts';
import type { EventReader, HeldEntry } from './read-entry.ts';
import { foldRecords } from './records.ts';
import { feedOrders } from './shop-feed.ts';

/** What an owner who is looking should look at again. */
export interface Moved {
  /** The trading days whose sums moved. */
  readonly dates: readonly BusinessDate[];
  /** Whether anything else that the owner's page shows has changed. */
  readonly other: boolean;
}

/**
 * Folds entries that have just been stored into orders, records, drawers and sums, and feeds the orders to the shop's tills. `refold` names orders that must be folded
 * again from all their entries, whatever has arrived of them. The caller holds the locks.
 */
export async function project(
  db: OrgDb,
  org: OrgId,
  shop: ShopId,
  arrived: readonly HeldEntry[],
  refold: ReadonlySet<OrderId>,
  { read, now }: { readonly read: EventReader; readonly now: Instant },
): Promise<Moved> {
  const byOrder = Map.groupBy(arrived, ({ orderId }) => orderId);
  const ids = [...byOrder.keys()].filter((id) => id !== null);
  const known = ids.length > 0 ? await readOrders(db, shop, ids) : new Map<OrderId, FoldedOrder>();
  const advanced = new Map<OrderId, FoldedOrder | null>();
  for (const id of ids) {
    const before = known.get(id);
    const entries = byOrder.get(id) ?? [];
    if (!refold.has(id)) advanced.set(id, before ? advance(before, entries) : foldEntries(entries));
  }
  const behind = ids.filter((id) => !advanced.get(id));
  if (behind.length > 0) {
    const all = Map.groupBy(await entriesOfOrders(db, shop, behind, read), ({ orderId }) => orderId);
    for (const id of behind) advanced.set(id, foldEntries(all.get(id) ?? []));
  }
  const folded = [...advanced.values()].filter((one) => one !== null);
  await writeOrders(db, org, shop, folded);
  await feedOrders(db, shop, folded, now);
  const changes = folded.map(
    ({ order }): OrderChange => ({ before: known.get(order.id)?.order ?? null, after: order }),
  );
  const by = movement(changes);
  await moveRollups(db, org, shop, by);
  const { shopChanged } = await foldRecords(db, org, shop, arrived);
  const drawers = await foldDrawers(db, org, shop, arrived, read);
  const rows = [...by.quarters, ...by.items, ...by.tenders, ...by.refunds];
  const newlyFlagged = folded.some(({ order, flags }) => flags.length > (known.get(order.id)?.flags.length ?? 0));
  const dates = new Set([...rows.map(({ key }) => key.businessDate), ...drawers]);
  return { dates: [...dates], other: shopChanged || newlyFlagged };
}
