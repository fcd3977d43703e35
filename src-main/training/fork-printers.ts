import type { NewId, PrinterId, ShopId } from '#shared/ids/ids.ts';
import type { SettingsChange } from '#shared/journal/records.ts';
import { applyChange } from '#shared/journal/records.ts';
import { readSettings, readStamped, writeStamped } from '../catalog/records.ts';
import type { Writer } from '../db/connection.ts';

/** Sorts after every stamp that there is. */
const AFTER_ALL = '~';

/**
 * Makes every printer of a copy one of the screen, and has every station print: what a kitchen would read comes out beside the
 * counter of whoever trains, and what nobody prints in the shop, too; spec [TR5].
 */
export function printOnScreen(db: Writer, shop: ShopId, newId: NewId): void {
  const { stations, printers } = readSettings(db, shop);
  const served = new Set(printers.flatMap(({ stationIds }) => stationIds));
  const others = stations.filter(({ id }) => !served.has(id)).map(({ id }) => id);
  const printsReceipts = !printers.some((printer) => printer.printsReceipts);
  set(db, [
    ...stations.map(({ id }): SettingsChange => ({ noun: 'station', id, set: { shows: 'paper' } })),
    ...printers.map(({ id }): SettingsChange => ({ noun: 'printer', id, set: { address: ON_SCREEN, backupId: null } })),
  ]);
  if (others.length === 0 && !printsReceipts) return;
  const paper = { name: 'Training', address: ON_SCREEN, stationIds: others, printsReceipts };
  set(db, [{ noun: 'printer', id: newId<PrinterId>(), set: paper }]);
}

const ON_SCREEN = 'virtual:training';

/** No facts: a copy that is thrown away need not explain itself. */
function set(db: Writer, changes: readonly SettingsChange[]): void {
  for (const change of changes)
    writeStamped(db, applyChange(readStamped(db, change.noun, change.id), change, AFTER_ALL));
}
