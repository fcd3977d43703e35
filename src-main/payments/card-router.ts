import { implement } from '@orpc/server';
import { cardContract } from '#shared/contract/card-contract.ts';
import { refuse } from '#shared/refusal.ts';
import { err, ok } from '#shared/result.ts';
import type { Till } from '../engine/till.ts';
import { unwrap } from '../engine/unwrap.ts';
import { readAttemptsOf } from './attempt-rows.ts';
import type { CardAttempts } from './card-attempts.ts';
import type { SimulatedReader } from './simulated-reader/simulated-reader.ts';

export interface CardParts {
  readonly till: Till;
  readonly cards: CardAttempts;
  readonly simulatedReader: SimulatedReader;
}

export function createCardRouter({ till, cards, simulatedReader }: CardParts) {
  const contract = implement(cardContract);
  return {
    cancel: contract.cancel.handler(({ input }) => {
      const cancelled = cards.cancel(input.attemptId);
      return unwrap(cancelled.ok ? ok({ attempt: cancelled.value }) : cancelled);
    }),
    attempts: contract.attempts.handler(({ input }) => ({ attempts: readAttemptsOf(till.db, input.orderId) })),
    simulate: contract.simulate.handler(({ input: { attemptId, choice, tip } }) => {
      const attempt = till.cardAttempts.get(attemptId);
      if (attempt?.driver !== 'simulated' || attempt.state !== 'collecting')
        return unwrap(err(refuse('card-attempt-unknown')));
      simulatedReader.choose(attemptId, choice, tip ?? null);
      return {};
    }),
    reader: contract.reader.handler(() => simulatedReader.state()),
    setSimulated: contract.setSimulated.handler(({ input }) => {
      simulatedReader.set(input);
      return input;
    }),
  };
}
