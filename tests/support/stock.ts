import { foldStock, type StockFact } from '#shared/stock/fold-stock.ts';
import { newId, type TestEngine } from './engine.ts';

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
