import { oc } from '@orpc/contract';
import { z } from 'zod';
import { refusals } from './refusals.ts';

const token = z.string().min(20).max(100);

/**
 * Training: a window that trains works on a copy of the till's file that is its own, and throws it away; spec [TR1]. A link is of
 * the shop or of a training from its opening on and never changes: `enter` makes the copy, and the window's next link is its.
 */
export const trainingContract = {
  enter: oc
    .route({ method: 'POST', path: '/training/enter', summary: 'Make a copy of the till to train on' })
    .output(z.object({ token }))
    .errors(refusals('not-a-screen', 'training-full', 'training-no-room')),
  resume: oc
    .route({ method: 'POST', path: '/training/resume', summary: 'Work on a copy from now on, by a link that is new' })
    .input(z.strictObject({ token }))
    .output(z.object({}))
    .errors(refusals('not-a-screen')),
  leave: oc
    .route({ method: 'POST', path: '/training/leave', summary: 'Throw the copy of this window away' })
    .output(z.object({}))
    .errors(refusals('not-a-screen')),
};
