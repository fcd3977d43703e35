import type { ShopId } from '#shared/ids/ids.ts';
import { inSnapshot } from '../db/connect.ts';
import type { CloudDb, OrgDb } from '../db/schema.ts';
import { verifyDrawers } from '../drawer/verify-drawers.ts';
import { everyShop } from '../reports/shops.ts';
import { verifyRows } from '../rows/verify-rows.ts';
import { verifyStock } from '../stock/verify-stock.ts';
import type { EventReader } from './read-entry.ts';
import type { Counts, ShopFault, Verification } from './verification.ts';
import { verifyChains } from './verify-chains.ts';
import { verifyFeed } from './verify-feed.ts';
import { verifyOrders } from './verify-orders.ts';
import { verifyRecords } from './verify-records.ts';
import { verifyRefunds } from './verify-refunds.ts';
import { verifySums } from './verify-sums.ts';

/**
 * Checks every shop, up to the first fault: that all that was acknowledged is there as it was hashed, and that refolding
 * it gives what reports and tills are given, and that rows stand as tills were told; spec [CL18]. Changes nothing, holds nobody up, and keeps little in memory.
 */
export async function verify(db: CloudDb, read: EventReader): Promise<Verification> {
  const counts = { shops: 0, segments: 0, entries: 0, orders: 0, doubled: 0 };
  for (const [org, places] of Map.groupBy(await everyShop(db), (place) => place.org)) {
    const shops = places.map(({ shop }) => shop);
    const fault = await inSnapshot(db, org, (snapshot) => verifyOrg(snapshot, shops, read, counts));
    if (fault) return { ...counts, fault: { ...fault, org } };
    counts.shops += shops.length;
  }
  return { ...counts, fault: null };
}

/** The chains first: what is folded from entries says nothing if they are not what they were. */
async function verifyOrg(
  db: OrgDb,
  shops: readonly ShopId[],
  read: EventReader,
  counts: Counts,
): Promise<ShopFault | null> {
  const broken = await verifyChains(db, read, counts);
  if (broken) return broken;
  for (const shop of shops) {
    const fault =
      (await verifyOrders(db, shop, read, counts)) ??
      (await verifyRecords(db, shop, read)) ??
      (await verifySums(db, shop)) ??
      (await verifyRefunds(db, shop)) ??
      (await verifyFeed(db, shop)) ??
      (await verifyDrawers(db, shop, read)) ??
      (await verifyStock(db, shop, read)) ??
      (await verifyRows(db, shop));
    if (fault) return { ...fault, shop };
  }
  return null;
}
