import type { CommandId } from '#shared/ids/ids.ts';
import type { SettingsChange } from '#shared/journal/records.ts';
import type { Till } from '../till-client/till.ts';
import { takeChange } from '../till-client/till-store.ts';
import { type Trouble, troubleOf } from '../till-client/trouble.ts';

/** Sends edits, and shows the settings that the engine answers with at once; answers why not, or null. */
export async function saveSettings(
  till: Till,
  change: SettingsChange,
  commandId = till.newId<CommandId>(),
): Promise<Trouble | null> {
  try {
    const { settings } = await till.client.settings.change({ commandId, changes: [change] });
    takeChange(till.store, { kind: 'settings', settings });
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}
