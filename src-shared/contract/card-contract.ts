import { oc } from '@orpc/contract';
import { z } from 'zod';
import { attemptId, orderId } from '../ids/ids.ts';
import { minor } from '../money/minor.ts';
import { cardAttempt } from '../payment/attempt.ts';
import { simulatedChoice, simulatedReader } from '../payment/simulated-reader.ts';
import { refusals } from './refusals.ts';

const told = z.object({ attempt: cardAttempt });

/** What is asked of the card reader besides being paid, which is an order's. */
export const cardContract = {
  cancel: oc
    .route({ method: 'POST', path: '/cards/cancel', summary: 'Stop asking a card; what it may still pay is undone' })
    .input(z.strictObject({ attemptId }))
    .output(told)
    .errors(refusals('card-attempt-unknown', 'card-too-late')),
  attempts: oc
    .route({ method: 'GET', path: '/cards/attempts/{orderId}', summary: 'The card attempts of an order, oldest first' })
    .input(z.strictObject({ orderId }))
    .output(z.object({ attempts: z.array(cardAttempt) })),
  simulate: oc
    .route({ method: 'POST', path: '/cards/simulate', summary: 'What the guest does at the simulated reader' })
    .input(z.strictObject({ attemptId, choice: simulatedChoice, tip: minor.optional() }))
    .output(z.object({}))
    .errors(refusals('card-attempt-unknown')),
  reader: oc
    .route({ method: 'GET', path: '/cards/reader', summary: 'How the simulated reader is set' })
    .output(simulatedReader),
  setSimulated: oc
    .route({ method: 'POST', path: '/cards/set-simulated', summary: 'Make the simulated reader fail, or work again' })
    .input(simulatedReader)
    .output(simulatedReader),
};
