import { z } from 'zod';
import { attemptId, checkId, orderId, paymentId } from '../ids/ids.ts';
import { minor } from '../money/minor.ts';

/*
 * What can be said of how an order was paid, for ever; see docs/spec/payment.md. Later versions of a payment only
 * add, so that the first reads as one without a tip, a check and a rounding; see docs/decisions/1110.
 */
const of = { orderId };

export const paymentAdded = z.object({
  ...of,
  paymentId,
  tender: z.enum(['cash']),
  /** What it settles of the order. */
  amount: minor,
  /** What was handed over. */
  tendered: minor,
  /** tendered − amount, given back. */
  change: minor,
});

const added = {
  ...of,
  paymentId,
  /** What it settles of the order, exactly. */
  amount: minor,
  /** What the guest gave beyond that; left out, nothing. */
  tip: minor.optional(),
  /** The check that it pays; left out, the order as a whole. */
  checkId: checkId.optional(),
};

/** Also says who was paid how, with which tip, and by how much cash was rounded. */
export const paymentAddedV2 = z.discriminatedUnion('tender', [
  z.object({
    ...added,
    tender: z.literal('cash'),
    /** What was handed over: amount + tip + rounding + change. */
    tendered: minor,
    /** Given back. */
    change: minor,
    /** What the drawer keeps beyond amount and tip, because no coin is small enough; below nothing where it keeps less. */
    rounding: minor.optional(),
  }),
  z.object({
    ...added,
    tender: z.literal('card'),
    card: z.object({ attemptId, brand: z.string().nullable(), last4: z.string().nullable() }),
  }),
  z.object({
    ...added,
    tender: z.literal('external'),
    /** What the slip of the other terminal calls it. */
    reference: z.string().nullable(),
  }),
]);

const [cashV2, cardV2, externalV2] = paymentAddedV2.options;
/** Also says what a card's bank and the driver of the reader call it, and whether no money moved. */
export const paymentAddedV3 = z.discriminatedUnion('tender', [
  cashV2,
  cardV2.extend({
    card: cardV2.shape.card.extend({
      /** What the card's bank calls its word. */
      code: z.string().nullable().optional(),
      /** What took it, and what that calls the payment: whoever gives it back asks for it by this. */
      driver: z.string().optional(),
      intentId: z.string().optional(),
      /** A reader that is only shown took it: no money moved. */
      simulated: z.literal(true).optional(),
    }),
  }),
  externalV2,
]);

/** What a card promised was never drawn: the payment counts for nothing, and what it settled is due again; spec [CP9]. */
export const paymentFailed = z.object({ ...of, paymentId, why: z.string() });

/** The tip of a payment is this from now on, also after the order was settled. */
export const tipChanged = z.object({ ...of, paymentId, tip: minor });
