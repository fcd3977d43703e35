import { readCatalog } from '#main/catalog/records.ts';
import { openReader } from '#main/db/connection.ts';
import { readLevel } from '#main/stock/levels.ts';
import { stampOf } from '#shared/journal/entry.ts';
import type { RecordChange } from '#shared/journal/records.ts';
import { foldOrder, type HashedFact } from '#shared/order/apply-order.ts';
import { checkBoard } from './check-kitchen.ts';
import { ticketsOnScreen } from './kitchen-screen.ts';
import { sameAs } from './same-as.ts';
import { type KeptFile, readKept } from './till-file.ts';
import type { VirtualTill } from './virtual-till.ts';

/** [SY52]: in the middle of it all a till shows what it recorded joined with what came down, and nothing else. */
export async function checkLook(till: VirtualTill): Promise<void> {
  const { client, file, waitsForMenu } = till;
  const { openOrders, shop, day } = await client.till.state();
  const { catalog } = await client.catalog.get();
  const { levels } = await client.stock.levels();
  const cards = await ticketsOnScreen(till);
  const db = openReader(file);
  try {
    const kept = readKept(db);
    const orders = ordersOf(kept);
    sameAs(Object.fromEntries(kept.orders), orders, 'the orders of a till, looked at');
    const open = Object.values(orders).filter(
      (order) => order?.status.state === 'open' || order?.status.state === 'stub',
    );
    const byId = (all: readonly ({ id: string } | null)[]) =>
      all.toSorted((a, b) => (`${a?.id}` < `${b?.id}` ? -1 : 1));
    sameAs(byId(openOrders), byId(open), 'the open orders of a screen');
    sameAs(Object.fromEntries(kept.records), recordsOf(kept), 'the records of a till, looked at');
    for (const { itemId, level } of levels) sameAs(level, readLevel(db, shop, itemId), 'a level on a screen');
    checkBoard(cards, kept, day?.businessDate);
    if (!waitsForMenu) sameAs(catalog, readCatalog(db), 'the menu of a screen');
  } finally {
    db.close();
  }
}

function ordersOf({ entries, peers }: KeptFile) {
  const facts = [...entries, ...peers.map(({ entry }) => entry)].filter(({ type }) => type.startsWith('order.'));
  const byOrder = Map.groupBy(facts, ({ payload }) => (payload as { orderId: string }).orderId);
  return Object.fromEntries([...byOrder].map(([id, all]) => [id, foldOrder(all as unknown as HashedFact[])]));
}

/** Of each field the edit with the latest stamp, whether it was made here or came down. */
function recordsOf({ entries, pulled }: KeptFile) {
  const edits = entries.flatMap((entry) =>
    entry.type === 'catalog.changed' || entry.type === 'settings.changed'
      ? (entry.payload as { changes: readonly RecordChange[] }).changes.map(({ noun, id, set }) => ({
          ...{ name: `${noun} ${id}`, stamp: stampOf(entry), set: set as object },
        }))
      : [],
  );
  const came = pulled.flatMap(({ name, fields, stamps }) =>
    stamps.map((group) => {
      const set = Object.fromEntries(group.fields.map((field) => [field, fields[field]]));
      return { name, stamp: group.stamp, set };
    }),
  );
  const records: Record<string, object> = {};
  for (const { name, set } of [...edits, ...came].sort((a, b) => (a.stamp < b.stamp ? -1 : 1))) {
    records[name] = { ...records[name], ...set };
  }
  return records;
}
