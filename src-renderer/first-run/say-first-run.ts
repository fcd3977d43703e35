import type { FirstRun } from '#shared/first-run/first-run.ts';
import type { Till } from '../till-client/till.ts';
import { takeChange } from '../till-client/till-store.ts';
import type { Trouble } from '../till-client/trouble.ts';

/** Keeps how far the first run has got, so that it goes on there whatever happens to this window; answers why not. */
export const sayFirstRun = (till: Till, firstRun: FirstRun): Promise<Trouble | null> =>
  till.attemptQuietly(async (client, commandId) => {
    takeChange(till.store, { kind: 'first-run', ...(await client.firstRun.say({ commandId, firstRun })) });
  });

/** The shop is set up: the counter takes the place of the questions. */
export const finishFirstRun = (till: Till): Promise<Trouble | null> =>
  till.attemptQuietly(async (client, commandId) => {
    takeChange(till.store, { kind: 'first-run', ...(await client.firstRun.finish({ commandId })) });
  });
