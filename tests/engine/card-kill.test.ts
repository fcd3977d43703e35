import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { SIMULATED_READER_FILE } from '#main/payments/simulated-reader/simulated-reader.ts';
import type { CardAttempt } from '#shared/payment/attempt.ts';
import type { ReaderMood, ReaderStep } from '#shared/payment/simulated-reader.ts';
import { newId, tempDirectory } from '#support/engine.ts';
import { type Counter, openShopDay, type Sent, startTill } from '#support/selling.ts';

const directory = tempDirectory();
afterAll(() => directory.remove());

/** Each step once before the reader did it, where that makes a difference, and once after, with nobody to hear of it. */
const MOMENTS: readonly (readonly [ReaderStep, ReaderMood, CardAttempt['state']])[] = [
  ['create', 'mute', 'creating'],
  ['collect', 'mute', 'collecting'],
  ['confirm', 'silent', 'confirming'],
  ['confirm', 'mute', 'confirming'],
  ['capture', 'silent', 'capturing'],
  ['capture', 'mute', 'capturing'],
];

async function attemptOf(counter: Counter, orderId: string): Promise<CardAttempt> {
  const { attempts } = await counter.get(`/cards/attempts/${orderId}`);
  return attempts.at(-1);
}

async function until(counter: Counter, orderId: string, ...states: CardAttempt['state'][]): Promise<void> {
  const patience = Date.now() + 60_000;
  while (!states.includes((await attemptOf(counter, orderId)).state)) {
    if (Date.now() > patience) throw new Error(`it stays ${(await attemptOf(counter, orderId)).state}`);
    await pause(20);
  }
}

const set = (counter: Counter, mood: ReaderMood, at?: ReaderStep) =>
  counter.send({ path: '/cards/set-simulated', body: { mood, ...(at && { at }) } });

async function openOrder(counter: Counter, itemId: string) {
  const orderId = newId<string>();
  await counter.send({ path: '/orders/open', body: { commandId: newId(), orderId } });
  const line = { lineId: newId(), itemId, quantity: 1_000, modifiers: [], note: null, price: 650 };
  return (await counter.send({ path: '/orders/add-line', body: { commandId: newId(), orderId, ...line, price: null } }))
    .order;
}

/** What the service behind the reader drew for an attempt. */
function drawnFor(attemptId: string): number {
  const db = new Database(join(directory.path, SIMULATED_READER_FILE), { readonly: true });
  const row = db.prepare('SELECT captured, status FROM intent WHERE attempt = ?').get(attemptId) as
    | { captured: number; status: string }
    | undefined;
  db.close();
  // What is promised to nobody is as bad as what is drawn for nobody.
  expect(row?.status).not.toBe('authorised');
  return row?.captured ?? 0;
}

it('[CP5] a till that is killed at any step of an attempt neither loses what was paid nor takes it twice', async () => {
  let { engine, counter } = await startTill(directory.path);
  const itemId = await openShopDay(counter);
  const asked: { ask: Sent; orderId: string; attemptId: string }[] = [];
  // Each is left at its moment, where it waits for an answer that does not come; then all of them die at once.
  for (const [step, mood, state] of MOMENTS) {
    const { id: orderId, version: expectedVersion } = await openOrder(counter, itemId);
    await set(counter, mood, step);
    const attemptId = newId<string>();
    const payment = { orderId, paymentId: newId<string>(), attemptId, amount: 100, expectedVersion };
    const ask = { path: '/orders/pay-card', body: { commandId: newId<string>(), ...payment } };
    await counter.send(ask);
    if (state !== 'creating') {
      await until(counter, orderId, 'collecting');
      await counter.send({ path: '/cards/simulate', body: { attemptId, choice: 'approve' } });
    }
    await until(counter, orderId, state);
    await pause(200);
    asked.push({ ask, orderId, attemptId });
  }
  await engine.stop('SIGKILL');

  // The reader is as mute as it was: what it is asked then has nobody to hear of it either.
  ({ engine, counter } = await startTill(directory.path));
  await pause(200);
  await set(counter, 'works');
  await engine.stop('SIGKILL');

  ({ engine, counter } = await startTill(directory.path));
  for (const [at, { ask, orderId, attemptId }] of asked.entries()) {
    await until(counter, orderId, 'captured', 'cancelled', 'failed');
    // The screen asks again what it may have got no answer to: it is the same attempt.
    await counter.send(ask);
    const { payments } = (await counter.get(`/orders/${orderId}`)).order;
    expect([MOMENTS[at], payments.length]).toEqual([MOMENTS[at], at < 3 ? 0 : 1]);
    expect([MOMENTS[at], drawnFor(attemptId)]).toEqual([MOMENTS[at], payments.length * 100]);
  }
  await engine.stop();
}, 300_000);
