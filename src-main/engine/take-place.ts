import { saidOfShop } from '#shared/journal/records.ts';
import { settingsEvents } from '../catalog/change-records.ts';
import { endFirstRun } from '../first-run/first-run-row.ts';
import { markAllUnsent } from '../rows/row-tables.ts';
import { showLevels } from '../stock/show-levels.ts';
import type { PairedPlace } from '../sync/pairing.ts';
import { commit } from './commit.ts';
import { beginSegment, type Place } from './device.ts';
import { readHead } from './journal.ts';
import { readRecords, type Till } from './till.ts';

/**
 * Takes the place that the cloud gave this till. A shop that is new to the cloud goes on as it was set up here; one that
 * trades already keeps its settings, and they come down; spec [SY8].
 */
export function takePlace(till: Till, { isSetUp, ...place }: PairedPlace): void {
  const set = saidOfShop(till.settings.shop);
  // Before the place is taken: what is sent twice changes nothing, and what the new shop was not sent would be lost.
  markAllUnsent(till.db);
  startSegment(till, place);
  showLevels(till, till.levels.keys());
  if (isSetUp) {
    Object.assign(till, readRecords(till.db, till.device));
    endFirstRun(till.db);
    till.publish({ kind: 'first-run', firstRun: null });
  } else commit(till, settingsEvents([{ noun: 'shop', id: place.shop, set }]), () => null);
}

/** Goes on in a segment of its own: at a new place, or where this one's was met with something else in it. */
export function startSegment(till: Till, place: Place): void {
  till.device = beginSegment(till.db, till.device, place, till.head.hash, till.newId);
  till.head = readHead(till.db, till.device);
}
