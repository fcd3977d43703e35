import type { Rate } from '#shared/money/minor.ts';
import { type CardAttempt, movedBy, type SaleAttempt } from '#shared/payment/attempt.ts';
import type { AttemptEvent } from '#shared/payment/attempt-states.ts';
import type { CardDriver, SeenIntent, SeenRefund, StepAnswer } from './card-driver.ts';

/** What was heard of an attempt, with what came to be known of it. */
export interface Heard {
  readonly event: AttemptEvent;
  readonly known?: Partial<Pick<SaleAttempt, 'intentId' | 'tip' | 'card' | 'problem'>>;
  /** The step did nothing for now, and is to be begun anew. */
  readonly again?: true;
}

export const UNANSWERED: Heard = { event: 'unanswered' };

/** Takes the step that an attempt's state stands for, or asks what came of the last one. */
export async function askDriver(driver: CardDriver, attempt: CardAttempt, tips: readonly Rate[]): Promise<Heard> {
  const key = (step: string) => `${attempt.id}:${step}:${attempt.tries}`;
  const intentId = attempt.intentId ?? '';
  if (attempt.kind === 'refund') {
    if (attempt.state !== 'returning') return found(await driver.findRefund(attempt.id), seenRefund);
    const asked = { attemptId: attempt.id, intentId, amount: movedBy(attempt) };
    return said(await driver.refund(key('refund'), asked), () => ({ event: 'returned' }));
  }
  switch (attempt.state) {
    case 'creating': {
      const { id: attemptId, orderId, currency } = attempt;
      const asked = { attemptId, orderId, currency, amount: movedBy(attempt) };
      return said(await driver.createIntent(key('create'), asked), (known) => ({ event: 'created', known }));
    }
    case 'collecting':
      return said(await driver.collect(key('collect'), intentId, attempt.asksTip ? tips : null), ({ tip }) => ({
        event: 'collected',
        ...(tip !== null && { known: { tip } }),
      }));
    case 'confirming':
      return said(await driver.confirm(key('confirm'), intentId), ({ card, tip }) => ({
        event: 'authorised',
        known: { card, ...(tip !== null && { tip }) },
      }));
    case 'capturing':
      return capture(driver, attempt, key('capture'));
    case 'cancelling':
      return found(await driver.cancel(key('cancel'), attempt.id), (seen) => withoutProblem(seenIntent(seen)));
    default:
      return found(await driver.findIntent(attempt.id), seenIntent);
  }
}

/** Whoever asks again for what was drawn already would draw it twice: it is looked up first; spec [CP9]. */
async function capture(driver: CardDriver, attempt: SaleAttempt, key: string): Promise<Heard> {
  const seen = await driver.findIntent(attempt.id);
  if (seen.kind !== 'done') return UNANSWERED;
  if (seen.value.status === 'captured') return { event: 'captured' };
  if (seen.value.status !== 'authorised') return { event: 'refused', known: { problem: 'refused' } };
  const answer = await driver.capture(key, seen.value.intentId, movedBy(attempt));
  // What does not say no to the money itself is tried again, under another key: the first is spent.
  if (answer.kind === 'refused' && answer.problem !== 'refused') return { ...UNANSWERED, again: true };
  return said(answer, () => ({ event: 'captured' }));
}

function said<T>(answer: StepAnswer<T>, done: (value: T) => Heard): Heard {
  if (answer.kind === 'done') return done(answer.value);
  return answer.kind === 'refused' ? { event: 'refused', known: { problem: answer.problem } } : UNANSWERED;
}

/** Who cannot say what became of something has not answered. */
const found = <T>(answer: StepAnswer<T>, read: (seen: T) => Heard): Heard =>
  answer.kind === 'done' ? read(answer.value) : { ...UNANSWERED, ...(answer.kind === 'refused' && { again: true }) };

/** Who did not want it any more has no problem with that. */
const withoutProblem = ({ event, known: { problem: _, ...known } = {} }: Heard): Heard => ({ event, known });

function seenIntent(seen: SeenIntent): Heard {
  switch (seen.status) {
    case 'absent':
    case 'cancelled':
      return { event: seen.status, known: { problem: 'interrupted' } };
    case 'unpaid':
      return { event: 'unpaid', known: { intentId: seen.intentId, problem: seen.problem ?? 'interrupted' } };
    case 'authorised':
    case 'captured': {
      const { status, intentId, card, tip } = seen;
      return { event: status, known: { intentId, card, problem: null, ...(tip !== null && { tip }) } };
    }
    default:
      return seen satisfies never;
  }
}

function seenRefund(seen: SeenRefund): Heard {
  switch (seen.status) {
    case 'absent':
      return { event: 'absent', known: { problem: 'interrupted' } };
    case 'returned':
      return { event: 'returned' };
    case 'failed':
      return { event: 'refused', known: { problem: seen.problem } };
    default:
      return seen satisfies never;
  }
}
