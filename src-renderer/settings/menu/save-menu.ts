import type { CommandId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import type { Till } from '../../till-client/till.ts';
import { type Trouble, troubleOf } from '../../till-client/trouble.ts';

/** Sends an edit of the menu, which comes back with the menu; answers why not, or null. */
export async function saveMenu(
  till: Till,
  change: CatalogChange,
  commandId = till.newId<CommandId>(),
): Promise<Trouble | null> {
  try {
    await till.client.catalog.change({ commandId, changes: [change] });
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}
