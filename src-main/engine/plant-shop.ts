import { FIRST_RUN_BEGINS } from '#shared/first-run/first-run.ts';
import type { SettingsChange } from '#shared/journal/records.ts';
import { catalogEvents, settingsEvents } from '../catalog/change-records.ts';
import { writeFirstRun } from '../first-run/first-run-row.ts';
import { commit } from './commit.ts';
import type { Device } from './device.ts';
import type { EngineOptions } from './engine-options.ts';
import type { Till } from './till.ts';

/** Journals what a new shop starts with. One that starts with nothing has the zone that the machine keeps its clock in, and is asked the rest; spec [FR1]. */
export function plantShop(till: Till, seed: EngineOptions['seed']): void {
  const { shop } = till.device;
  const planted = seed?.(shop) ?? { catalog: [], settings: [bareShop(shop)] };
  commit(till, [...settingsEvents(planted.settings), ...catalogEvents(planted.catalog)], () => {
    if (!seed) writeFirstRun(till.db, FIRST_RUN_BEGINS);
    return null;
  });
}

const bareShop = (id: Device['shop']): SettingsChange => ({
  noun: 'shop',
  id,
  set: { name: 'Evertill', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
});
