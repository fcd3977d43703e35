import { z } from 'zod';
import { attemptId, checkId, orderId, paymentId, staffId } from '../ids/ids.ts';
import { asMinor, type Minor, minor } from '../money/minor.ts';
import { instant } from '../time/instant.ts';
import { attemptStates } from './attempt-states.ts';
import { cardDriverName } from './card-driver-name.ts';
import { givenBack } from './refund.ts';
import { orderRefunded } from './refund-events.ts';

/** Why nothing was taken, or given back. */
export const attemptProblem = z.enum([
  'declined',
  'reader-offline',
  'reader-busy',
  'timed-out',
  'cancelled-at-reader',
  /** The service behind the reader cannot be reached. */
  'unreachable',
  /** The till went away while the card was asked for, and nothing was paid. */
  'interrupted',
  'refused',
]);
export type AttemptProblem = z.output<typeof attemptProblem>;

/** What is known of a card; never its number. */
export const seenCard = z.object({
  brand: z.string().nullable(),
  last4: z.string().nullable(),
  /** What the card's bank calls its word. */
  code: z.string().nullable(),
});
export type SeenCard = z.output<typeof seenCard>;

const every = {
  id: attemptId,
  orderId,
  state: z.enum(attemptStates),
  driver: cardDriverName,
  /** What the driver calls the payment. */
  intentId: z.string().nullable(),
  /** How often the step that it is in was begun anew; a part of the key that makes a repeat the same thing. */
  tries: z.int(),
  problem: attemptProblem.nullable(),
  /** On whose behalf. */
  staff: staffId.nullable(),
  currency: z.string(),
  startedAt: instant,
  changedAt: instant,
};

/** One attempt to be paid by card, or to give back to one; spec [CP1]. */
export const cardAttempt = z.discriminatedUnion('kind', [
  z.object({
    ...every,
    kind: z.literal('sale'),
    paymentId,
    checkId: checkId.nullable(),
    /** What is settled; the tip comes on top. */
    amount: minor,
    tip: minor,
    /** Whether the reader asks for the tip. */
    asksTip: z.boolean(),
    /** Whether the money is drawn as soon as it is promised. */
    capturesAtOnce: z.boolean(),
    card: seenCard.nullable(),
  }),
  z.object({ ...every, kind: z.literal('refund'), refund: orderRefunded }),
]);
export type CardAttempt = z.output<typeof cardAttempt>;
export type SaleAttempt = Extract<CardAttempt, { kind: 'sale' }>;

/** What moves between the card and the shop. */
export const movedBy = (attempt: CardAttempt): Minor =>
  attempt.kind === 'sale' ? asMinor(attempt.amount + attempt.tip) : givenBack(attempt.refund);
