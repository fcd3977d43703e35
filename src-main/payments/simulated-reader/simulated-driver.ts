import { setTimeout as sleep } from 'node:timers/promises';
import type { AttemptId } from '#shared/ids/ids.ts';
import { asMinor, type Minor, ZERO } from '#shared/money/minor.ts';
import type { SeenCard } from '#shared/payment/attempt.ts';
import type { ReaderStep } from '#shared/payment/simulated-reader.ts';
import type { CardDriver, SeenIntent, StepAnswer } from '../card-driver.ts';
import type { SimulatedIntent, SimulatedReader } from './simulated-reader.ts';

const LOOK_EVERY_MS = 50;
/** How much later a reader answers that answers late. */
export const LATE_MS = 6_000;

/**
 * A driver for showing and trying out: NO MONEY MOVES. It stands for no behaviour of Stripe's servers or of a real reader
 * but the ones it names. What it did is the same under the same key because its books say what it did for which attempt.
 */
export function createSimulatedDriver(reader: SimulatedReader): CardDriver {
  const closing = new AbortController();
  const listeners = new Set<(attemptId: AttemptId) => void>();
  const rest = (ms: number) => sleep(ms, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);

  async function step<T>(name: ReaderStep, work: () => StepAnswer<T> | Promise<StepAnswer<T>>): Promise<StepAnswer<T>> {
    const mood = reader.moodAt(name);
    if (mood === 'silent') return silence();
    const isAsked = name === 'find' || name === 'cancel';
    if (mood === 'offline') return isAsked ? { kind: 'unanswered' } : { kind: 'refused', problem: 'reader-offline' };
    if (mood === 'busy') return isAsked ? { kind: 'unanswered' } : { kind: 'refused', problem: 'reader-busy' };
    const answer = await work();
    return mood === 'mute' ? silence() : answer;
  }

  /** What a reader that answers late has done by now. */
  function present(intent: SimulatedIntent | null): SimulatedIntent | null {
    if (intent?.status !== 'unpaid' || intent.askedAt === null || reader.now() < intent.askedAt + LATE_MS)
      return intent;
    reader.change(intent.id, { status: 'authorised' });
    return reader.intent(intent.id);
  }

  async function guestAt(intentId: string): Promise<SimulatedIntent | null> {
    for (;;) {
      const intent = reader.intent(intentId);
      if (!intent || intent.choice !== null || intent.status !== 'unpaid') return intent;
      await rest(LOOK_EVERY_MS);
      if (closing.signal.aborted) return null;
    }
  }

  return {
    name: 'simulated',
    createIntent: (_key, intent) => step('create', () => done({ intentId: reader.makeIntent(intent).id })),
    collect: (_key, intentId, tips) =>
      step('collect', async () => {
        const intent = await guestAt(intentId);
        if (!intent) return { kind: 'unanswered' };
        if (intent.choice === 'time-out') return { kind: 'refused', problem: 'timed-out' };
        if (intent.choice === 'cancel' || intent.choice === null) {
          return { kind: 'refused', problem: 'cancelled-at-reader' };
        }
        const tip = tips ? (intent.chosenTip ?? ZERO) : null;
        reader.change(intentId, { tip });
        return done({ tip });
      }),
    confirm: (_key, intentId) =>
      step('confirm', async () => {
        const intent = reader.intent(intentId);
        if (intent?.choice === 'decline') {
          reader.change(intentId, { problem: 'declined' });
          return { kind: 'refused', problem: 'declined' };
        }
        if (intent?.choice === 'late' && intent.status === 'unpaid') {
          reader.change(intentId, { askedAt: intent.askedAt ?? reader.now() });
          await rest(LATE_MS + LOOK_EVERY_MS);
          if (closing.signal.aborted) return { kind: 'unanswered' };
          const late = present(reader.intent(intentId));
          if (late) for (const hear of listeners) hear(late.attempt);
        } else if (intent?.status === 'unpaid') reader.change(intentId, { status: 'authorised' });
        const paid = reader.intent(intentId);
        if (intent?.choice === 'drop') throw new Error('the connection to the simulated reader was lost');
        if (paid?.status !== 'authorised') return { kind: 'refused', problem: 'refused' };
        return done({ card: cardOf(paid), tip: paid.tip });
      }),
    capture: (_key, intentId, amount) =>
      step('capture', () => {
        const intent = reader.intent(intentId);
        if (intent?.status === 'captured') return done(null);
        if (intent?.status !== 'authorised') return { kind: 'refused', problem: 'refused' };
        reader.change(intentId, { status: 'captured', captured: amount });
        return done(null);
      }),
    cancel: (_key, attemptId) =>
      step('cancel', () => {
        const intent = present(reader.intentOf(attemptId));
        if (!intent || intent.status === 'captured' || intent.status === 'cancelled') return done(seen(intent));
        // Its reader is speaking with the bank: nothing can be taken from it until that is over.
        if (intent.status === 'unpaid' && intent.askedAt !== null) return { kind: 'unanswered' };
        reader.change(intent.id, { status: 'cancelled' });
        return done({ status: 'cancelled' });
      }),
    findIntent: (attemptId) => step('find', () => found(present(reader.intentOf(attemptId)))),
    refund: (_key, refund) =>
      step('refund', () => (reader.giveBack(refund) ? done(null) : { kind: 'refused', problem: 'refused' })),
    findRefund: (attemptId) =>
      step('find', () => done({ status: reader.isGivenBack(attemptId) ? 'returned' : 'absent' })),
    onNotice(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    close() {
      closing.abort();
      reader.close();
    },
  };
}

const done = <T>(value: T): StepAnswer<T> => ({ kind: 'done', value });

const silence = (): Promise<never> => new Promise(() => {});

/** While a reader speaks with the bank, nobody knows. */
const found = (intent: SimulatedIntent | null): StepAnswer<SeenIntent> =>
  intent?.status === 'unpaid' && intent.askedAt !== null ? { kind: 'unanswered' } : done(seen(intent));

function seen(intent: SimulatedIntent | null): SeenIntent {
  if (!intent) return { status: 'absent' };
  const { status, id: intentId, problem, tip } = intent;
  if (status === 'cancelled') return { status };
  return status === 'unpaid' ? { status, intentId, problem } : { status, intentId, card: cardOf(intent), tip };
}

/** The test card of the trade, with a word of the bank that is the same however often it is asked for. */
const cardOf = ({ id, amount }: SimulatedIntent): SeenCard => ({
  brand: 'Visa',
  last4: '4242',
  code: `SIM${String((asMinor(amount) as Minor) % 1_000).padStart(3, '0')}${id.slice(-3).toUpperCase()}`,
});
