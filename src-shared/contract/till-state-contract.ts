import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { commandId } from '../ids/ids.ts';
import { refusals } from './refusals.ts';
import { recovery, tillNews, tillState } from './till-state.ts';

/** What a screen paints, and how it hears of changes. */
export const tillStateContract = {
  state: oc.route({ method: 'GET', path: '/till', summary: 'What a screen needs to paint' }).output(tillState),
  recoverySeen: oc
    .route({ method: 'POST', path: '/till/recovery-seen', summary: 'A person has read what was recovered' })
    .input(z.strictObject({ commandId, recovery: z.int() }))
    .output(z.object({ recovery: recovery.nullable() }))
    .errors(refusals('command-reused')),
  watch: oc
    .route({
      method: 'GET',
      path: '/till/watch',
      summary: 'What a screen needs to paint, and then changes as they happen',
    })
    .output(eventIterator(tillNews)),
};
