import { describe, expect, it } from 'vitest';
import {
  type AttemptEvent,
  type AttemptState,
  activeStates,
  attemptStates,
  attemptTransitions,
  isAtRest,
  isPaid,
} from './attempt-states.ts';

/** Every way from a state, a step at a time. */
const waysFrom = (state: AttemptState) =>
  (Object.entries(attemptTransitions[state]) as [AttemptEvent, AttemptState | 'refuse'][]).filter(
    (way): way is [AttemptEvent, AttemptState] => way[1] !== 'refuse',
  );

function reachable(from: AttemptState): Set<AttemptState> {
  const seen = new Set([from]);
  for (const state of seen) for (const [, next] of waysFrom(state)) seen.add(next);
  return seen;
}

describe('[CP2] the life of an attempt', () => {
  it('can end from every state, and reaches every state from its beginnings', () => {
    for (const state of attemptStates) expect([...reachable(state)].some(isAtRest), state).toBe(true);
    expect(new Set([...reachable('creating'), ...reachable('queued')])).toEqual(new Set(attemptStates));
  });

  it('[CP6] can be called off from every state in which it asks for money, and holds its order in none after that', () => {
    for (const state of ['creating', 'collecting', 'confirming', 'unknown'] as const) {
      expect(attemptTransitions[state]['cancel-asked']).toBe('cancelling');
    }
    expect(activeStates.has('cancelling')).toBe(false);
  });

  it('[CP7] loses no money that was drawn, and undoes what was promised to nobody', () => {
    for (const state of ['unknown', 'cancelling', 'failed', 'cancelled', 'authorised', 'capturing'] as const) {
      expect(attemptTransitions[state].captured, state).toBe('captured');
    }
    for (const state of ['cancelling', 'failed', 'cancelled'] as const) {
      expect(attemptTransitions[state].authorised, state).toBe('cancelling');
    }
  });

  it('[CP9] is no payment any more only by a no to drawing it', () => {
    for (const state of attemptStates.filter(isPaid)) {
      for (const [event, next] of waysFrom(state))
        if (!isPaid(next)) expect([state, event]).toEqual(['capturing', 'refused']);
    }
  });

  it('[CP3] never takes silence for a yes or a no', () => {
    for (const state of attemptStates) {
      const next = attemptTransitions[state].unanswered;
      expect(['refuse', 'unknown', 'cancelling', 'capturing'], state).toContain(next);
    }
  });
});
