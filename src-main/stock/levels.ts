import { z } from 'zod';
import type { ItemId, OrderId, SegmentId, ShopId } from '#shared/ids/ids.ts';
import { asQuantity, type Quantity } from '#shared/money/minor.ts';
import { foldGroup, movedBy, type StockFact, type StockReach } from '#shared/stock/fold-stock.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import { doubledAfter, movedAfter, readSales, type Sales } from './movements.ts';

function isReach(text: string): boolean {
  try {
    return z.record(z.guid(), z.int().min(0)).safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

/** A row of the cloud's levels, or what changed of one. */
export const levelRow = z.object({
  item: z.guid(),
  level: z
    .union([z.bigint(), z.string().regex(/^-?\d{1,16}$/)])
    .transform(Number)
    .pipe(z.int())
    .optional(),
  reach: z.string().refine(isReach).optional(),
});
export type LevelRow = z.output<typeof levelRow>;

/** Stores a level as the cloud has it; answers the item if anything is new. */
export function takeLevel(db: Writer, shop: ShopId, row: LevelRow): ItemId | null {
  const place = { shop: idToBytes(shop), item: idToBytes(row.item) };
  const known = selectPulled(db).get(place);
  const level = row.level ?? known?.level;
  const reach = row.reach ?? known?.reach;
  if (level === undefined || reach === undefined) return null;
  if (known?.level === level && known.reach === reach) return null;
  upsertPulled(db).run({ ...place, level, reach });
  return bytesToId(place.item);
}

/**
 * How much there is of an item: the cloud's level, and what this file's own entries moved that the level does not reach
 * yet; spec [SK8]. It reads two rows of each segment and of orders sold twice those that the cloud's level does not hold,
 * however many there were.
 */
export function readLevel(db: Reader, shop: ShopId, itemId: ItemId): Quantity {
  const pulled = selectPulled(db).get({ shop: idToBytes(shop), item: idToBytes(itemId) });
  const reach: StockReach = pulled ? JSON.parse(pulled.reach) : {};
  const sentElsewhere: Record<SegmentId, number> = {};
  const doubled = new Set<OrderId>();
  let level = pulled?.level ?? 0;
  for (const { id, elsewhere } of selectSegments(db).all({})) {
    const segment = bytesToId<SegmentId>(id);
    sentElsewhere[segment] = elsewhere;
    const after = Math.max(reach[segment] ?? 0, elsewhere);
    level += movedAfter(db, itemId, segment, after);
    for (const orderId of doubledAfter(db, itemId, segment, after)) doubled.add(orderId);
  }
  for (const orderId of doubled) level += doubledBy(readSales(db, orderId), itemId, reach, sentElsewhere);
  return asQuantity(level);
}

/**
 * What an order that was sold more than once must be corrected by: of the sales that the level reaches and of those that
 * it does not, together only the first counts; spec [SK9].
 */
function doubledBy({ own, peers }: Sales, itemId: ItemId, reach: StockReach, elsewhere: StockReach): number {
  const isReached = ({ segment, seq }: StockFact) => seq <= (reach[segment] ?? 0);
  const here = own.filter(({ segment, seq }) => seq > (elsewhere[segment] ?? 0));
  const reached = [...own, ...peers].filter(isReached);
  const pending = here.filter((fact) => !isReached(fact));
  const counted = pending.reduce((sum, fact) => sum + (movedBy(fact).get(itemId) ?? 0), 0);
  const levelOf = (facts: readonly StockFact[]) => foldGroup(facts).get(itemId)?.level ?? 0;
  return levelOf([...reached, ...pending]) - levelOf(reached) - counted;
}

const selectPulled = prepare((query, p: { shop: Uint8Array; item: Uint8Array }) =>
  query
    .selectFrom('pulled_stock_level')
    .select(['level', 'reach'])
    .where('shop', '=', p.shop)
    .where('item', '=', p.item),
);

const upsertPulled = prepare((query, p: { shop: Uint8Array; item: Uint8Array; level: number; reach: string }) =>
  query
    .insertInto('pulled_stock_level')
    .values({ shop: p.shop, item: p.item, level: p.level, reach: p.reach })
    .onConflict((conflict) =>
      conflict.columns(['shop', 'item']).doUpdateSet((set) => ({
        level: set.ref('excluded.level'),
        reach: set.ref('excluded.reach'),
      })),
    ),
);

const selectSegments = prepare((query) => query.selectFrom('segment').select(['id', 'elsewhere']).orderBy('number'));
