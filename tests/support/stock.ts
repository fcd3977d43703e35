import type { ItemId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import { foldStock, type StockFact } from '#shared/stock/fold-stock.ts';
import { newId, smallShop, type TestEngine } from './engine.ts';
import { id } from './orders.ts';

/** Has the stock of these items kept from now on; `lowLevel` is in thousandths. */
export const track = ({ client }: TestEngine, itemIds: readonly string[], lowLevel: number | null = null) =>
  client.catalog.change({
    commandId: newId(),
    changes: itemIds.map((id) => ({
      noun: 'item' as const,
      id: id as never,
      set: { tracked: true, lowLevel } as never,
    })),
  });

export const receive = ({ client }: TestEngine, itemId: string, quantity: number) =>
  client.stock.receive({ commandId: newId(), movements: [{ itemId, quantity }] });

export const count = ({ client }: TestEngine, itemId: string, counted: number, seen: number) =>
  client.stock.count({ commandId: newId(), counts: [{ itemId, counted, seen }] });

export const waste = ({ client }: TestEngine, itemId: string, quantity: number) =>
  client.stock.waste({ commandId: newId(), movements: [{ itemId, quantity }], reason: 'Dropped' });

/** What the till's screens show, by item. */
export const levelsAt = async ({ client }: TestEngine): Promise<Record<string, number>> =>
  Object.fromEntries((await client.till.state()).stock.map(({ itemId, level }) => [itemId, level]));

/** Rows of the cloud's shape of levels, as a cloud that had folded these facts would hand them out. */
export const levelRows = (facts: readonly StockFact[]) =>
  [...foldStock(facts)].map(([item, { level, reach }]) => ({
    ...{ item, level: BigInt(level), reach: JSON.stringify(reach) },
  }));

/** The items whose stock `stockedShop` keeps: cheese toast, apple cake and lemonade. */
export const STOCKED = [id<ItemId>(0x11), id<ItemId>(0x12), id<ItemId>(0x14)] as const;

/** The small shop, with the stock of some items kept from the beginning. */
export function stockedShop(shop: string): ReturnType<typeof smallShop> {
  const { catalog, settings } = smallShop(shop);
  const isStocked = ({ noun, id }: CatalogChange) => noun === 'item' && STOCKED.some((item) => item === id);
  return {
    catalog: catalog.map((edit) =>
      isStocked(edit) ? ({ ...edit, set: { ...edit.set, tracked: true } } as CatalogChange) : edit,
    ),
    settings,
  };
}
