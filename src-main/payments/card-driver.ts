import type { AttemptId, OrderId } from '#shared/ids/ids.ts';
import type { Minor, Rate } from '#shared/money/minor.ts';
import type { AttemptProblem, SeenCard } from '#shared/payment/attempt.ts';
import type { CardDriverName } from '#shared/payment/card-driver-name.ts';

/**
 * What a step came to: done; refused, and then nothing moved; or nobody heard. Only what the driver knows for certain is
 * one of the first two. A driver that throws was not heard.
 */
export type StepAnswer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly problem: AttemptProblem }
  | { readonly kind: 'unanswered' };

export interface NewIntent {
  readonly attemptId: AttemptId;
  readonly orderId: OrderId;
  readonly amount: Minor;
  readonly currency: string;
}

/** What the driver knows of an intent. */
export type SeenIntent =
  | { readonly status: 'absent' | 'cancelled' }
  | { readonly status: 'unpaid'; readonly intentId: string; readonly problem: AttemptProblem | null }
  | {
      readonly status: 'authorised' | 'captured';
      readonly intentId: string;
      readonly card: SeenCard;
      /** What the guest added at the reader; null where the reader did not ask. */
      readonly tip: Minor | null;
    };

export interface NewRefund {
  readonly attemptId: AttemptId;
  readonly intentId: string;
  readonly amount: Minor;
}

export type SeenRefund =
  | { readonly status: 'absent' | 'returned' }
  | { readonly status: 'failed'; readonly problem: AttemptProblem };

/**
 * What moves money by card: the service behind a reader, and the reader. Its steps are those of a payment intent that is
 * captured by hand: made, then a card is collected at the reader, confirmed with the card's bank, and captured. Each step
 * has a key: asked again under the same key it is the same step, and answers what it came to; spec [CP3].
 */
export interface CardDriver {
  readonly name: CardDriverName;
  createIntent(key: string, intent: NewIntent): Promise<StepAnswer<{ readonly intentId: string }>>;
  /** Asks for a card, and for a tip where some are offered. */
  collect(
    key: string,
    intentId: string,
    tips: readonly Rate[] | null,
  ): Promise<StepAnswer<{ readonly tip: Minor | null }>>;
  confirm(key: string, intentId: string): Promise<StepAnswer<{ readonly card: SeenCard; readonly tip: Minor | null }>>;
  /** Draws what was promised, with the tip as it is by then. */
  capture(key: string, intentId: string, amount: Minor): Promise<StepAnswer<null>>;
  /** Takes the question from the reader and lets go of what was promised; answers how the intent then stands. */
  cancel(key: string, attemptId: AttemptId): Promise<StepAnswer<SeenIntent>>;
  /** An attempt's intent: by what it was made for, so that one whose making nobody heard of is found, too. */
  findIntent(attemptId: AttemptId): Promise<StepAnswer<SeenIntent>>;
  refund(key: string, refund: NewRefund): Promise<StepAnswer<null>>;
  findRefund(attemptId: AttemptId): Promise<StepAnswer<SeenRefund>>;
  /** Tells that something became of an attempt; what, it is asked. Answers how to stop listening. */
  onNotice(hear: (attemptId: AttemptId) => void): () => void;
  close(): void;
}

export type CardDrivers = Readonly<Record<CardDriverName, CardDriver>>;
