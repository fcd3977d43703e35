import type { CommandId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import type { Till } from '../../till-client/till.ts';
import type { Trouble } from '../../till-client/trouble.ts';

/** Sends an edit of the menu, which comes back as a change of it; asks for approval where the right is lacking. Answers why not, or null. */
export const saveMenu = (
  till: Till,
  change: CatalogChange,
  commandId = till.newId<CommandId>(),
): Promise<Trouble | null> =>
  till.attemptQuietly((client, id) => client.catalog.change({ commandId: id, changes: [change] }), commandId);
