import { implement } from '@orpc/server';
import { settingsContract } from '#shared/contract/settings-contract.ts';
import { ok } from '#shared/result.ts';
import { handleCommand } from '../engine/handle-command.ts';
import type { Till } from '../engine/till.ts';
import { unwrap } from '../engine/unwrap.ts';
import { checkChanges, settingsEvents } from './change-records.ts';
import { readSettings } from './records.ts';

export function createSettingsRouter(till: Till) {
  const settings = implement(settingsContract);
  return {
    change: settings.change.handler(({ input }) =>
      unwrap(
        handleCommand(till, 'settings.change', input, () => {
          const checked = checkChanges(till.db, till.device.shop, input.changes);
          if (!checked.ok) return checked;
          return ok({
            events: settingsEvents(input.changes),
            answer: () => ({ settings: readSettings(till.db, till.device.shop) }),
          });
        }),
      ),
    ),
  };
}
