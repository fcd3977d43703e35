import type { ItemId } from '#shared/ids/ids.ts';
import type { Minor } from '#shared/money/minor.ts';
import type { Till } from '../till-client/till.ts';
import { takeMenu } from '../till-client/till-store.ts';
import type { Trouble } from '../till-client/trouble.ts';

interface TypedItem {
  readonly id: ItemId;
  readonly name: string;
  readonly price: Minor | null | 'wrong';
}

/** Puts items on the menu under the shop's first tax; answers why not. Asked again for the same, they are the same items. */
export async function saveItems(till: Till, items: readonly TypedItem[]): Promise<Trouble | null> {
  const [tax] = [...(till.store.getState().menu?.catalog.taxes ?? [])].sort((a, b) => b.rate - a.rate);
  const changes = items.flatMap(({ id, name, price }, position) =>
    price === 'wrong'
      ? []
      : [{ noun: 'item' as const, id, set: { name, price, position, taxIds: tax ? [tax.id] : [] } }],
  );
  if (changes.length === 0) return null;
  return till.attemptQuietly(async (client, commandId) => {
    await client.catalog.change({ commandId, changes });
    const { catalogVersion, catalog } = await client.catalog.get();
    takeMenu(till.store, catalogVersion, catalog);
  });
}
