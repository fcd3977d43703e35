import type { FirstMenu } from '#shared/first-run/first-run.ts';
import type { Till } from '../till-client/till.ts';
import { takeChange, takeMenu } from '../till-client/till-store.ts';
import type { Trouble } from '../till-client/trouble.ts';

/** Makes the menu what was chosen, and shows it; answers why not. */
export const takeFirstMenu = (till: Till, menu: FirstMenu): Promise<Trouble | null> =>
  till.attemptQuietly(async (client, commandId) => {
    const { firstRun } = await client.firstRun.takeMenu({ commandId, menu });
    takeChange(till.store, { kind: 'first-run', firstRun });
    const { catalogVersion, catalog } = await client.catalog.get();
    takeMenu(till.store, catalogVersion, catalog);
  });
