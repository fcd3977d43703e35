/*
 * The life of one card payment, or of one refund to a card, as the till knows it. Each step is a state that is written
 * before the reader is asked to take it; spec [CP2].
 */
export const attemptStates = [
  /** A refund that waits for another attempt at the same order to end. */
  'queued',
  /** The driver is asked to make an intent: an amount that is to be paid. */
  'creating',
  /** The reader is asked for a card. */
  'collecting',
  /** The card is asked for the money. */
  'confirming',
  /** A step was asked for, and nobody knows what came of it: the driver is asked. */
  'unknown',
  /** It is not wanted any more: whatever comes of it is undone. */
  'cancelling',
  /** Paid: the money is promised and not drawn yet. */
  'authorised',
  /** The promised money is drawn. */
  'capturing',
  /** The money is given back. */
  'returning',
  'captured',
  'returned',
  'failed',
  'cancelled',
] as const;
export type AttemptState = (typeof attemptStates)[number];

/** What happens to an attempt: what was heard of its driver, and what a person or the till wants. */
export type AttemptEvent =
  | 'started'
  | 'created'
  | 'collected'
  | 'authorised'
  | 'captured'
  | 'returned'
  /** The driver says no, and that nothing was taken. */
  | 'refused'
  /** Nobody heard what came of it. */
  | 'unanswered'
  /** The driver knows the intent, and nothing was paid. */
  | 'unpaid'
  /** The driver never heard of it. */
  | 'absent'
  | 'cancelled'
  | 'cancel-asked'
  | 'capture-asked';

const never = {
  started: 'refuse',
  created: 'refuse',
  collected: 'refuse',
  authorised: 'refuse',
  captured: 'refuse',
  returned: 'refuse',
  refused: 'refuse',
  unanswered: 'refuse',
  unpaid: 'refuse',
  absent: 'refuse',
  cancelled: 'refuse',
  'cancel-asked': 'refuse',
  'capture-asked': 'refuse',
} as const satisfies Record<AttemptEvent, 'refuse'>;

/** What each event makes of an attempt; what cannot happen then is refused and changes nothing; spec [CP2]. */
export const attemptTransitions: Readonly<
  Record<AttemptState, Readonly<Record<AttemptEvent, AttemptState | 'refuse'>>>
> = {
  queued: { ...never, started: 'returning' },
  creating: {
    ...never,
    created: 'collecting',
    refused: 'failed',
    unanswered: 'unknown',
    'cancel-asked': 'cancelling',
  },
  collecting: {
    ...never,
    collected: 'confirming',
    refused: 'failed',
    unanswered: 'unknown',
    'cancel-asked': 'cancelling',
  },
  confirming: {
    ...never,
    authorised: 'authorised',
    refused: 'failed',
    unanswered: 'unknown',
    'cancel-asked': 'cancelling',
  },
  // What nobody paid while nobody looked is not asked for again: the guest may have left.
  unknown: {
    ...never,
    authorised: 'authorised',
    captured: 'captured',
    returned: 'returned',
    refused: 'failed',
    unanswered: 'unknown',
    unpaid: 'cancelling',
    absent: 'failed',
    cancelled: 'cancelled',
    'cancel-asked': 'cancelling',
  },
  // Only money that was drawn already cannot be let go: it is recorded.
  cancelling: {
    ...never,
    created: 'cancelling',
    collected: 'cancelling',
    authorised: 'cancelling',
    captured: 'captured',
    refused: 'cancelling',
    unanswered: 'cancelling',
    unpaid: 'cancelling',
    absent: 'cancelled',
    cancelled: 'cancelled',
    'cancel-asked': 'cancelling',
  },
  authorised: { ...never, authorised: 'authorised', captured: 'captured', 'capture-asked': 'capturing' },
  capturing: { ...never, authorised: 'capturing', captured: 'captured', refused: 'failed', unanswered: 'capturing' },
  returning: { ...never, returned: 'returned', refused: 'failed', unanswered: 'unknown' },
  captured: { ...never, captured: 'captured' },
  returned: { ...never, returned: 'returned' },
  // An approval that comes late is undone; spec [CP7].
  failed: { ...never, authorised: 'cancelling', captured: 'captured' },
  cancelled: { ...never, authorised: 'cancelling', captured: 'captured', cancelled: 'cancelled' },
};

/** While an attempt is in one of these, no other may begin at its order. */
export const activeStates: ReadonlySet<AttemptState> = new Set([
  'creating',
  'collecting',
  'confirming',
  'unknown',
  'returning',
]);

/** While an attempt is in one of these, its order is not changed by anybody else; spec [CP4]. */
export const holdsOrder = (state: AttemptState): boolean => activeStates.has(state) || state === 'queued';

/** The orders that these attempts hold. */
export const atCard = <Id>(
  attempts: Iterable<{ readonly orderId: Id; readonly state: AttemptState }>,
): ReadonlySet<Id> => new Set([...attempts].flatMap(({ orderId, state }) => (holdsOrder(state) ? [orderId] : [])));

/** Whether there is nothing left to ask the driver; what is authorised waits until it is to be captured. */
export const isAtRest = (state: AttemptState): boolean =>
  ['authorised', 'captured', 'returned', 'failed', 'cancelled'].includes(state);

/** Whether its payment stands on its order. */
export const isPaid = (state: AttemptState): boolean => ['authorised', 'capturing', 'captured'].includes(state);
