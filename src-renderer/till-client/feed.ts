import type { TillClient } from './connection.ts';
import type { EngineLink } from './engine-link.ts';
import { type TillStore, takeChange, takeMenu, takePrintJobs, takeState } from './till-store.ts';

/**
 * Follows the engine over one link: watches first and reads the state after, so that nothing falls between the two.
 * Ends when the link does; a link on which this fails is closed, and the next one starts anew; spec [U4].
 */
export async function follow(client: TillClient, link: EngineLink, store: TillStore): Promise<void> {
  try {
    const changes = await client.till.watch();
    takeState(store, await client.till.state());
    await Promise.all([readMenu(client, store), readPrintJobs(client, store)]);
    for await (const change of changes) {
      takeChange(store, change);
      if (change.kind === 'catalog') await readMenu(client, store);
    }
  } catch {
    // A broken link ends both calls and stream; whatever the reason, the next link reads everything again.
  }
  link.close();
}

async function readMenu(client: TillClient, store: TillStore): Promise<void> {
  const { state, menu } = store.getState();
  if (menu && state && menu.version >= state.catalogVersion) return;
  const { catalogVersion, catalog } = await client.catalog.get();
  takeMenu(store, catalogVersion, catalog);
}

async function readPrintJobs(client: TillClient, store: TillStore): Promise<void> {
  takePrintJobs(store, (await client.printing.jobs({ limit: 50 })).jobs);
}
