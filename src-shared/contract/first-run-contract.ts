import { oc } from '@orpc/contract';
import { z } from 'zod';
import { firstMenu, firstRun } from '../first-run/first-run.ts';
import { commandId } from '../ids/ids.ts';
import { refusals } from './refusals.ts';

const stands = z.object({ firstRun: firstRun.nullable() });

/** Setting up a shop that has nothing yet. All but these is said by the operations that settings, menu and staff have. */
export const firstRunContract = {
  /** Of a shop whose first run is over it is refused, so that a window that was left open cannot begin it again. */
  say: oc
    .route({ method: 'POST', path: '/first-run/say', summary: 'Say how far the first run has got' })
    .input(z.strictObject({ commandId, firstRun }))
    .output(stands)
    .errors(refusals('first-run-over', 'command-reused')),
  takeMenu: oc
    .route({
      method: 'POST',
      path: '/first-run/menu',
      summary: 'Start with the demo menu, with an imported one alone, or with none; what else is on the menu goes',
    })
    .input(z.strictObject({ commandId, menu: firstMenu }))
    .output(stands.extend({ catalogVersion: z.int() }))
    .errors(refusals('first-run-over', 'command-reused')),
  finish: oc
    .route({ method: 'POST', path: '/first-run/finish', summary: 'The shop is set up' })
    .input(z.strictObject({ commandId }))
    .output(stands)
    .errors(refusals('command-reused')),
};
