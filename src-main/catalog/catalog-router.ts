import { implement } from '@orpc/server';
import type { ImportRequest } from '#shared/catalog/menu-import.ts';
import { catalogContract } from '#shared/contract/catalog-contract.ts';
import { refuse } from '#shared/refusal.ts';
import { err, ok } from '#shared/result.ts';
import { handleCommand } from '../engine/handle-command.ts';
import { readCatalogVersion, type Till } from '../engine/till.ts';
import { unwrap } from '../engine/unwrap.ts';
import { catalogEvents, checkChanges } from './change-records.ts';
import { planImport } from './import/plan-import.ts';
import { createMenuSearch } from './menu-search.ts';
import { decidePicture, readPictures } from './pictures.ts';

export function createCatalogRouter(till: Till) {
  const catalog = implement(catalogContract);
  const search = createMenuSearch();
  return {
    get: catalog.get.handler(() => {
      // Whoever reads the menu will look for something in it.
      search.prepare(till.catalog);
      return { catalogVersion: till.catalogVersion, catalog: till.catalog };
    }),
    search: catalog.search.handler(({ input: { query, limit } }) => ({
      catalogVersion: till.catalogVersion,
      itemIds: search.find(till.catalog, query, limit),
    })),
    change: catalog.change.handler(({ input }) =>
      unwrap(
        handleCommand(till, 'catalog.change', input, () => {
          const checked = checkChanges(till.db, till.device.shop, input.changes);
          if (!checked.ok) return checked;
          return ok({ events: catalogEvents(input.changes), answer: () => catalogVersion(till) });
        }),
      ),
    ),
    addPicture: catalog.addPicture.handler(({ input }) =>
      unwrap(
        handleCommand(till, 'catalog.addPicture', input, () => {
          const decided = decidePicture(till.db, input.data);
          if (!decided.ok) return decided;
          const { events, pictureId } = decided.value;
          return ok({ events, answer: () => ({ pictureId }) });
        }),
      ),
    ),
    pictures: catalog.pictures.handler(({ input }) => ({ pictures: readPictures(till.db, input.pictureIds) })),
    setSoldOut: catalog.setSoldOut.handler(({ input }) =>
      unwrap(
        handleCommand(till, 'catalog.setSoldOut', input, () => {
          const { itemId: id, soldOut } = input;
          if (!till.catalogIndex.items.has(id)) return err(refuse('item-unknown'));
          return ok({
            events: catalogEvents([{ noun: 'item', id, set: { soldOut } }]),
            answer: () => catalogVersion(till),
          });
        }),
      ),
    ),
    previewImport: catalog.previewImport.handler(({ input }) => {
      const plan = importPlan(till, input);
      return unwrap(plan.ok ? ok(plan.value.preview) : plan);
    }),
    import: catalog.import.handler(({ input }) =>
      unwrap(
        handleCommand(till, 'catalog.import', input, () => {
          const plan = importPlan(till, input);
          if (!plan.ok) return plan;
          const { preview, changes } = plan.value;
          if (preview.problemCount > 0 && input.onBadRows === 'refuse') {
            return err(refuse('file-has-errors', { count: preview.badRows }));
          }
          const { format, added, changed, unchanged, badRows } = preview;
          return ok({
            events: catalogEvents(changes),
            answer: () => ({ format, added, changed, unchanged, skipped: badRows, ...catalogVersion(till) }),
          });
        }),
      ),
    ),
  };
}

const importPlan = (till: Till, request: ImportRequest) =>
  planImport(request, till.catalog, { ...till.settings.shop, stations: till.settings.stations });

const catalogVersion = (till: Till) => ({ catalogVersion: readCatalogVersion(till.db) });
