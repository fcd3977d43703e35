import { implement } from '@orpc/server';
import { trainingContract } from '#shared/contract/training-contract.ts';
import { refuse } from '#shared/refusal.ts';
import { err } from '#shared/result.ts';
import { unwrap } from '../engine/unwrap.ts';
import type { CallerContext } from '../staff/caller.ts';
import type { Link } from '../staff/sessions.ts';
import type { Trainings } from './trainings.ts';

/** `trainings` is null in a copy, where nobody begins another. */
export function createTrainingRouter(trainings: Trainings | null) {
  const training = implement(trainingContract).$context<CallerContext>();
  const here = () => trainings ?? unwrap(err(refuse('not-in-training')));
  return {
    enter: training.enter.handler(async ({ context }) => unwrap(await here().enter(linkOf(context)))),
    resume: training.resume.handler(({ input, context }) => unwrap(here().resume(linkOf(context), input.token))),
    leave: training.leave.handler(({ context }) => {
      here().leave(linkOf(context));
      return {};
    }),
  };
}

/** A script has no window that could be marked. */
const linkOf = ({ caller }: CallerContext): Link =>
  caller.kind === 'screen' ? caller.link : unwrap(err(refuse('not-a-screen')));
