import type { CommandId } from '#shared/ids/ids.ts';
import type { SettingsChange } from '#shared/journal/records.ts';
import type { Till } from '../till-client/till.ts';
import { takeChange } from '../till-client/till-store.ts';
import type { Trouble } from '../till-client/trouble.ts';

/** Sends edits, and shows the settings that the engine answers with at once; answers why not, or null. */
export const saveSettings = (till: Till, change: SettingsChange, commandId?: CommandId): Promise<Trouble | null> =>
  saveAllSettings(till, [change], commandId);

/** The same of edits that are made together, or not at all. */
export const saveAllSettings = (
  till: Till,
  changes: readonly SettingsChange[],
  commandId = till.newId<CommandId>(),
): Promise<Trouble | null> =>
  till.attemptQuietly(async (client, id) => {
    const { settings } = await client.settings.change({ commandId: id, changes: [...changes] });
    takeChange(till.store, { kind: 'settings', settings });
  }, commandId);
