import { implement } from '@orpc/server';
import { firstRunContract } from '#shared/contract/first-run-contract.ts';
import type { FirstRun } from '#shared/first-run/first-run.ts';
import { refuse } from '#shared/refusal.ts';
import { err, ok } from '#shared/result.ts';
import { catalogEvents, settingsEvents } from '../catalog/change-records.ts';
import { handleCommand } from '../engine/handle-command.ts';
import { readCatalogVersion, type Till } from '../engine/till.ts';
import { unwrap } from '../engine/unwrap.ts';
import { planFirstMenu } from './first-menu.ts';
import { endFirstRun, readFirstRun, writeFirstRun } from './first-run-row.ts';

export function createFirstRunRouter(till: Till) {
  const contract = implement(firstRunContract);
  const stands = () => ({ firstRun: readFirstRun(till.db) });
  const write = (said: FirstRun) => {
    writeFirstRun(till.db, said);
    return stands();
  };
  /** Answers, and tells the other windows. */
  const told = <T>(answer: T): T => {
    till.publish({ kind: 'first-run', ...stands() });
    return answer;
  };
  return {
    say: contract.say.handler(({ input }) =>
      told(
        unwrap(
          handleCommand(till, 'firstRun.say', input, () =>
            readFirstRun(till.db) === null
              ? err(refuse('first-run-over'))
              : ok({ events: [], answer: () => write(input.firstRun) }),
          ),
        ),
      ),
    ),
    takeMenu: contract.takeMenu.handler(({ input }) =>
      told(
        unwrap(
          handleCommand(till, 'firstRun.takeMenu', input, () => {
            const said = readFirstRun(till.db);
            if (said === null) return err(refuse('first-run-over'));
            const { catalog, settings } = planFirstMenu(input.menu, till.device.shop, till.catalog, till.settings);
            return ok({
              events: [...settingsEvents(settings), ...catalogEvents(catalog)],
              answer: () => ({
                ...write({ ...said, menu: input.menu }),
                catalogVersion: readCatalogVersion(till.db),
              }),
            });
          }),
        ),
      ),
    ),
    finish: contract.finish.handler(({ input }) =>
      told(
        unwrap(
          handleCommand(till, 'firstRun.finish', input, () =>
            ok({
              events: [],
              answer: () => {
                endFirstRun(till.db);
                return stands();
              },
            }),
          ),
        ),
      ),
    ),
  };
}
