import type { AttemptId } from '#shared/ids/ids.ts';
import type { CardAttempt } from '#shared/payment/attempt.ts';
import { isAtRest } from '#shared/payment/attempt-states.ts';

type Attempts = ReadonlyMap<AttemptId, CardAttempt>;

/** Ended attempts that stay at hand, so that a screen can say how the last one went. */
const ENDED_KEPT = 20;

/** An older telling than the one known changes nothing. */
export function withAttempt(known: Attempts, attempt: CardAttempt): Attempts {
  const before = known.get(attempt.id);
  if (before && before.changedAt > attempt.changedAt) return known;
  const others = [...known].filter(([id]) => id !== attempt.id);
  const ended = others.filter(([, { state }]) => isAtRest(state));
  const drop = new Set(ended.slice(0, Math.max(0, ended.length - ENDED_KEPT)).map(([id]) => id));
  return new Map([...others.filter(([id]) => !drop.has(id)), [attempt.id, attempt]]);
}

/** After a new link the engine tells all that goes on; what it does not tell has ended meanwhile. */
export const attemptsAfterLink = (known: Attempts, going: readonly CardAttempt[]): Attempts =>
  new Map([
    ...[...known].filter(([, { state }]) => isAtRest(state)),
    ...going.map((attempt) => [attempt.id, attempt] as const),
  ]);
