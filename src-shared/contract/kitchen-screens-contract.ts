import { oc } from '@orpc/contract';
import { z } from 'zod';
import { commandId, screenId } from '../ids/ids.ts';
import { kitchenScreens, screenInvitation } from '../kitchen/kitchen-screens.ts';
import { instant } from '../time/instant.ts';
import { refusals } from './refusals.ts';

/** Screens in the kitchen and for guests, which come in from the shop’s network; spec [ST11]. */
export const kitchenScreensContract = {
  list: oc
    .route({ method: 'GET', path: '/screens', summary: 'The kitchen’s screens, and where they find this till' })
    .output(kitchenScreens),
  switch: oc
    .route({ method: 'POST', path: '/screens/switch', summary: 'Let screens of the shop’s network in, or nobody' })
    .input(z.strictObject({ commandId, on: z.boolean() }))
    .output(z.object({}))
    .errors(refusals('command-reused')),
  /** No command: a code is a secret, and is kept nowhere for a repeat. */
  invite: oc
    .route({ method: 'POST', path: '/screens/invite', summary: 'A code that lets one screen in, once' })
    .input(screenInvitation)
    .output(z.object({ code: z.string(), until: instant }))
    .errors(refusals('screens-off')),
  remove: oc
    .route({ method: 'POST', path: '/screens/remove', summary: 'Let a screen in no longer' })
    .input(z.strictObject({ commandId, screenId }))
    .output(z.object({}))
    .errors(refusals('screen-unknown', 'command-reused')),
};
