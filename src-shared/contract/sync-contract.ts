import { oc } from '@orpc/contract';
import { z } from 'zod';
import { refusals } from './refusals.ts';
import { syncStatus } from './till-state.ts';

/** How this till stands with its cloud. */
export const syncContract = {
  status: oc.route({ method: 'GET', path: '/sync', summary: 'How the till stands with its cloud' }).output(syncStatus),
  pair: oc
    .route({ method: 'POST', path: '/sync/pair', summary: 'Pair this till by a code from the owner’s page' })
    .input(z.strictObject({ code: z.string().trim().min(4).max(40) }))
    .output(syncStatus)
    .errors(refusals('cloud-not-configured', 'cloud-unreachable', 'pairing-code-invalid', 'already-paired')),
};
