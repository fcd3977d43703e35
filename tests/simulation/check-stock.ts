import { type Entry, stampOf } from '#shared/journal/entry.ts';
import type { StockMoved } from '#shared/stock/stock-events.ts';
import type { CloudView } from './cloud-view.ts';
import { sameAs } from './same-as.ts';
import type { TillFile } from './till-file.ts';

/** [SY54]: the cloud's levels are the sum of what its entries say, and every till shows the same. */
export function checkStock(cloud: CloudView, files: readonly TillFile[]): void {
  const expected = levelsOf(cloud.entries.map(({ entry }) => entry));
  sameAs(cloud.levels, { ...none(cloud.levels), ...expected }, 'the levels of the cloud');
  for (const { levels } of files) {
    for (const [item, level] of Object.entries(levels)) sameAs(level, expected[item] ?? 0, `a till’s level of ${item}`);
  }
}

type Levels = Readonly<Record<string, number>>;

/** Added up by other code: of the sales of an order, and of entries with one id, the first in folding order counts. */
function levelsOf(entries: readonly Entry[]): Levels {
  const levels: Record<string, number> = {};
  const counted = new Set<string>();
  const place = (entry: Entry) => `${stampOf(entry)}.${entry.hash}`;
  const moves = entries.filter(({ type }) => type === 'stock.moved');
  for (const { id, payload } of [...moves].sort((a, b) => (place(a) < place(b) ? -1 : 1))) {
    const said = payload as StockMoved;
    const key = said.kind === 'sold' ? said.orderId : id;
    for (const { itemId, quantity } of said.movements) {
      levels[itemId] = (levels[itemId] ?? 0) + (counted.has(key) ? 0 : quantity);
    }
    counted.add(key);
  }
  return levels;
}

/** A level that nothing speaks of any more stays, at nothing; [SK7]. */
const none = (levels: Levels): Levels => Object.fromEntries(Object.keys(levels).map((item) => [item, 0]));
