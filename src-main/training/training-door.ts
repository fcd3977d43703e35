import { os } from '@orpc/server';
import { trainingWayOf } from '#shared/contract/training-operations.ts';
import { refuse } from '#shared/refusal.ts';
import { err } from '#shared/result.ts';
import { unwrap } from '../engine/unwrap.ts';
import type { CallerContext } from '../staff/caller.ts';
import type { Trainings } from './trainings.ts';

/**
 * Stands before all else: what a window that trains asks goes to its copy, and nothing of it to the till; spec [TR1]. `trainings` is
 * null in a copy itself.
 */
export function trainingDoor(trainings: Trainings | null) {
  return os.$context<CallerContext>().middleware(async ({ context, path, signal, next }, input, output) => {
    const { caller } = context;
    if (!trainings || caller.kind === 'machine') return next();
    const copy = trainings.of(caller.link);
    const way = trainingWayOf(path);
    if (copy === null || way === 'window') return next();
    if (copy === 'over') return unwrap(err(refuse('training-over')));
    if (way === 'refused') return unwrap(err(refuse('not-in-training')));
    return output((await copy(path, input, signal)) as never);
  });
}
