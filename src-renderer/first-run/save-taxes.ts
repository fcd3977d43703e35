import type { Tax } from '#shared/catalog/catalog.ts';
import type { TaxId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import type { Till } from '../till-client/till.ts';
import { takeMenu } from '../till-client/till-store.ts';
import type { Trouble } from '../till-client/trouble.ts';

export type NewTax = Pick<Tax, 'name' | 'rate' | 'inclusive'>;

/**
 * Makes the shop's taxes these, and no others. Those that stand become the new ones in their order, so that what was put on the
 * menu before bears them; answers why not.
 */
export async function saveTaxes(till: Till, taxes: readonly NewTax[]): Promise<Trouble | null> {
  const standing = [...(till.store.getState().menu?.catalog.taxes ?? [])].sort((a, b) => b.rate - a.rate);
  const changes: CatalogChange[] = [
    ...taxes.map((set, at): CatalogChange => ({ noun: 'tax', id: standing[at]?.id ?? till.newId<TaxId>(), set })),
    ...standing.slice(taxes.length).map(({ id }): CatalogChange => ({ noun: 'tax', id, set: { archived: true } })),
  ];
  if (changes.length === 0) return null;
  return till.attemptQuietly(async (client, commandId) => {
    await client.catalog.change({ commandId, changes });
    const { catalogVersion, catalog } = await client.catalog.get();
    takeMenu(till.store, catalogVersion, catalog);
  });
}
