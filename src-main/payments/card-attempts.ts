import type { Logger } from 'pino';
import type { AttemptId, OrderId } from '#shared/ids/ids.ts';
import type { CardAttempt } from '#shared/payment/attempt.ts';
import { attemptTransitions, holdsOrder, isAtRest } from '#shared/payment/attempt-states.ts';
import { tipOf } from '#shared/payment/payment.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { ALL_RIGHTS } from '#shared/staff/rights.ts';
import { transact } from '../db/connection.ts';
import { commit } from '../engine/commit.ts';
import type { Till } from '../engine/till.ts';
import { readOrder } from '../orders/orders.ts';
import type { Acting } from '../staff/acting.ts';
import { backOffMs, type Pace } from '../sync/pace.ts';
import { askDriver, type Heard, UNANSWERED } from './ask-driver.ts';
import { factsOf } from './attempt-facts.ts';
import { readAttempt, readAttemptsOf, readUnsettledAttempts, writeAttempt } from './attempt-rows.ts';
import type { CardDrivers } from './card-driver.ts';
import { mustCapture } from './must-capture.ts';

export interface CardTiming {
  /** How long a step that only machines take may go unanswered, and how long a guest may look for a card. */
  readonly stepMs: number;
  readonly collectMs: number;
  /** How often what was promised is looked through for what must be drawn. */
  readonly captureEveryMs: number;
}

export const cardTiming: CardTiming = { stepMs: 30_000, collectMs: 180_000, captureEveryMs: 900_000 };

interface Parts {
  readonly till: Till;
  readonly drivers: CardDrivers;
  readonly acting: Pick<Acting, 'as'>;
  readonly pace: Pace;
  readonly timing: CardTiming;
  readonly log: Pick<Logger, 'error' | 'warn'>;
}

/** Sees every attempt at a card through to its end, across stops of the engine. */
export interface CardAttempts {
  /** Goes on with an attempt that was written; one that was taken before goes its way already. */
  take(attempt: CardAttempt): void;
  /** It is not wanted any more. Its order is free at once; what the reader still does is undone behind it; spec [CP6]. */
  cancel(attemptId: AttemptId): Result<CardAttempt, Refusal>;
  /** Draws what was promised and is due to be drawn. */
  captureDue(): void;
  close(): Promise<void>;
}

export function createCardAttempts({ till, drivers, acting, pace, timing, log }: Parts): CardAttempts {
  const closing = new AbortController();
  const lives = new Map<AttemptId, { readonly running: Promise<void>; wake: () => void }>();
  const stopListening = Object.values(drivers).map((driver) => driver.onNotice((id) => lives.get(id)?.wake()));

  /** Writes what was heard, and with it what it means for the order, before anything else is done; spec [CP2]. */
  function move(before: CardAttempt, { event, known = {}, again }: Heard): CardAttempt {
    const state = attemptTransitions[before.state][event];
    if (state === 'refuse') return before;
    const after = {
      ...before,
      ...(before.kind === 'sale' ? known : { problem: known.problem ?? before.problem }),
      ...{ state, tries: state === before.state ? before.tries + (again ? 1 : 0) : 1, changedAt: till.now() },
    } as CardAttempt;
    const actor = { staff: before.staff, rights: ALL_RIGHTS, approvals: [] };
    acting.as(actor, () => {
      const facts = factsOf(till, before, after);
      if (facts.length > 0) commit(till, facts, () => writeAttempt(till.db, after));
      else transact(till.db, () => writeAttempt(till.db, after));
    });
    remember(after);
    if (state === 'failed' && before.state === 'capturing') {
      log.warn({ attempt: after.id, order: after.orderId }, 'what a card promised could not be drawn');
    }
    return after;
  }

  function remember(attempt: CardAttempt): void {
    if (isAtRest(attempt.state)) till.cardAttempts.delete(attempt.id);
    else till.cardAttempts.set(attempt.id, attempt);
    till.publish({ kind: 'card-attempt', attempt });
    if (!holdsOrder(attempt.state)) startQueued(attempt.orderId);
  }

  /** One refund after the other, where an order was paid by several cards. */
  function startQueued(orderId: OrderId): void {
    const here = [...till.cardAttempts.values()].filter(
      ({ orderId: of, state }) => of === orderId && (holdsOrder(state) || state === 'capturing'),
    );
    const next = here.find(({ state }) => state === 'queued');
    if (next && here.every(({ state }) => state === 'queued')) {
      move(next, { event: 'started' });
      begin(next.id);
    }
  }

  function begin(id: AttemptId): void {
    if (lives.has(id) || closing.signal.aborted) return;
    const life = { running: Promise.resolve(), wake: () => {} };
    lives.set(id, life);
    life.running = live(id)
      .catch((error) => log.error({ err: error, attempt: id }, 'a card attempt cannot go on'))
      .finally(() => lives.delete(id));
  }

  async function live(id: AttemptId): Promise<void> {
    let unheard = 0;
    for (;;) {
      const attempt = till.cardAttempts.get(id);
      if (!attempt || isAtRest(attempt.state) || attempt.state === 'queued' || closing.signal.aborted) return;
      const heard = await step(attempt);
      const now = till.cardAttempts.get(id);
      if (closing.signal.aborted || !now) return;
      // What was heard of a step that somebody called off meanwhile is written all the same.
      if (heard) afterwards(move(now, heard));
      unheard = heard?.event === 'unanswered' || heard?.event === 'unpaid' ? unheard + 1 : 0;
      if (unheard > 0) await restOf(id, backOffMs(unheard, pace.random));
    }
  }

  /** What the driver answers, or null where something happened that is more pressing than to wait for it. */
  async function step(attempt: CardAttempt): Promise<Heard | null> {
    const driver = drivers[attempt.driver];
    const answer = askDriver(driver, attempt, till.settings.shop.tipPresets).catch((error): Heard => {
      log.warn({ err: error, attempt: attempt.id, state: attempt.state }, 'the card driver did not answer');
      return UNANSWERED;
    });
    const limit = attempt.state === 'collecting' ? timing.collectMs : timing.stepMs;
    const waiting = new AbortController();
    let answered: Heard | null = null;
    let isAwaited = true;
    void answer.then((said) => {
      answered = said;
      if (!isAwaited) hearLate(attempt.id, said);
    });
    const first = await Promise.race([
      answer,
      woken(attempt.id),
      pace.sleep(limit, waiting.signal).then(() => UNANSWERED),
    ]);
    isAwaited = false;
    waiting.abort();
    return answered ?? first;
  }

  /** An answer that nobody waited for any more still says what happened; spec [CP7]. */
  function hearLate(id: AttemptId, heard: Heard): void {
    if (closing.signal.aborted || heard.event === 'unanswered') return;
    const attempt = till.cardAttempts.get(id) ?? readAttempt(till.db, id);
    if (!attempt || attemptTransitions[attempt.state][heard.event] === 'refuse') return;
    afterwards(move(attempt, heard));
    begin(id);
    lives.get(id)?.wake();
  }

  function afterwards(attempt: CardAttempt): void {
    if (attempt.state === 'authorised' && attempt.kind === 'sale' && attempt.capturesAtOnce) captureNow(attempt);
  }

  function captureNow(attempt: CardAttempt): void {
    move(attempt, { event: 'capture-asked', known: tipOfPayment(attempt) });
    begin(attempt.id);
  }

  /** The order is what says the tip: it may have been changed since the card promised it. */
  function tipOfPayment(attempt: CardAttempt): NonNullable<Heard['known']> {
    const order = till.openOrders.get(attempt.orderId) ?? readOrder(till.db, attempt.orderId);
    const payment = order?.payments.find((one) => one.tender === 'card' && one.card.attemptId === attempt.id);
    return payment ? { tip: tipOf(payment) } : {};
  }

  const woken = (id: AttemptId) =>
    new Promise<null>((resolve) => {
      const life = lives.get(id);
      if (life) life.wake = () => resolve(null);
      if (!life || closing.signal.aborted) resolve(null);
    });

  async function restOf(id: AttemptId, ms: number): Promise<void> {
    const resting = new AbortController();
    await Promise.race([woken(id), pace.sleep(ms, resting.signal)]);
    resting.abort();
  }

  function captureDue(): void {
    for (const attempt of readUnsettledAttempts(till.db)) if (mustCapture(till, attempt)) captureNow(attempt);
  }

  async function keepCapturing(): Promise<void> {
    while (!closing.signal.aborted) {
      captureDue();
      await pace.sleep(timing.captureEveryMs, closing.signal);
    }
  }

  /** Nobody heard the answers to what was asked before this start: each is asked what came of it; spec [CP5]. */
  function resume(): void {
    for (const attempt of [...till.cardAttempts.values()]) {
      if (holdsOrder(attempt.state) && attempt.state !== 'queued') move(attempt, UNANSWERED);
      begin(attempt.id);
    }
    for (const { orderId, state } of [...till.cardAttempts.values()]) if (state === 'queued') startQueued(orderId);
  }

  resume();
  const capturing = keepCapturing();
  return {
    take({ id }) {
      const attempt = readAttempt(till.db, id);
      if (!attempt || isAtRest(attempt.state) || till.cardAttempts.has(id)) return;
      remember(attempt);
      if (attempt.state !== 'queued') return begin(id);
      // Only what was drawn can be given back.
      for (const promised of readAttemptsOf(till.db, attempt.orderId)) {
        if (promised.state === 'authorised') captureNow(promised);
      }
      startQueued(attempt.orderId);
    },
    cancel(id) {
      const attempt = till.cardAttempts.get(id) ?? readAttempt(till.db, id);
      if (!attempt) return err(refuse('card-attempt-unknown'));
      if (['cancelling', 'cancelled', 'failed'].includes(attempt.state)) return ok(attempt);
      if (attempt.kind === 'refund' || attemptTransitions[attempt.state]['cancel-asked'] === 'refuse') {
        return err(refuse('card-too-late'));
      }
      const after = move(attempt, { event: 'cancel-asked' });
      lives.get(id)?.wake();
      begin(id);
      return ok(after);
    },
    captureDue,
    async close() {
      closing.abort();
      for (const stop of stopListening) stop();
      for (const { wake } of lives.values()) wake();
      await Promise.all([capturing, ...[...lives.values()].map(({ running }) => running)]);
      for (const driver of Object.values(drivers)) driver.close();
    },
  };
}
