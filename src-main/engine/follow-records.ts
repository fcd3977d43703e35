import { indexCatalog } from '#shared/catalog/catalog.ts';
import { type MenuPatch, MOST_PATCHED, patchMenu } from '#shared/catalog/menu-patch.ts';
import { settingsNouns } from '#shared/journal/records.ts';
import { type MovedRecord, readMenuPatch } from '../catalog/menu-patch.ts';
import { readCatalogVersion, readMenu, readShopSettings, type Till } from './till.ts';

/**
 * Memory follows the file for these records and those that came down and are not shown yet. Answers what screens need to
 * follow, too; null where they read the menu anew; spec [MN42].
 */
export function followRecords(till: Till, moved: readonly MovedRecord[]): MenuPatch | null {
  const all = [...till.unshownRecords.values(), ...moved];
  till.unshownRecords.clear();
  if (all.some(({ noun }) => noun in settingsNouns)) Object.assign(till, readShopSettings(till.db, till.device));
  if (all.length > MOST_PATCHED) {
    Object.assign(till, readMenu(till.db));
    return null;
  }
  const patch = readMenuPatch(till.db, till.catalogVersion, all);
  till.catalog = patchMenu(till.catalog, patch);
  till.catalogIndex = indexCatalog(till.catalog);
  till.catalogVersion = readCatalogVersion(till.db);
  return patch;
}

/** What came down waits to be shown until all of it is here. */
export function leaveUnshown(till: Till, moved: readonly MovedRecord[]): void {
  for (const record of moved) till.unshownRecords.set(`${record.noun} ${record.id}`, record);
}
