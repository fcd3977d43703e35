import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SIMULATED_READER_FILE } from '#main/payments/simulated-reader/simulated-reader.ts';
import { realPace } from '#main/sync/pace.ts';
import type { CardAttempt } from '#shared/payment/attempt.ts';
import type { ReaderMood, ReaderStep, SimulatedChoice } from '#shared/payment/simulated-reader.ts';
import { ENGLISH } from '#shared/printing/paper-labels.ts';
import { layoutPaper } from '#shared/printing/paper-layout.ts';
import { plainText } from '#shared/printing/paper-plain.ts';
import { newId, openDay, openEngine, openOrder, smallShop, type TestEngine, tempDirectory } from '#support/engine.ts';
import { id } from '#support/orders.ts';

const TOAST = id<string>(0x11);
const PAPER = { columns: 42, locale: 'en', labels: ENGLISH, reprint: false, opensDrawer: false };
let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;

type Cards = { reader: 'simulated'; tips: 'screen' | 'reader'; captures: 'at-once' | 'day-end' };
const start = (cards: Partial<Cards> = {}) => {
  till = openEngine(directory.path, {
    cardTiming: { stepMs: 400, collectMs: 4_000 },
    // Who is asked what came of a step is asked again as soon as may be.
    pace: { ...realPace, random: () => 0 },
    seed: (shop) => {
      const { catalog, settings } = smallShop(shop);
      const set = {
        cards: { reader: 'simulated', tips: 'screen', captures: 'at-once', ...cards },
        tipPresets: [100_000, 200_000],
      };
      return { catalog, settings: [...settings, { noun: 'shop', id: shop, set } as never] };
    },
  });
};

beforeEach(() => {
  directory = tempDirectory();
});
afterEach(async () => {
  await till.close();
  directory.remove();
});

/** Asks a card for what is given, or for the whole. */
async function ask(order: { id: string; version: number }, amount = 650, more: { tip?: number } = {}) {
  const attemptId = newId<string>();
  await till.client.orders.payCard({
    ...{ commandId: newId<string>(), orderId: order.id, paymentId: newId<string>(), attemptId, amount, ...more },
    expectedVersion: order.version,
  });
  return attemptId;
}
const attemptsOf = async (orderId: string) => (await till.client.cards.attempts({ orderId })).attempts;
const orderOf = async (orderId: string) => (await till.client.orders.get({ orderId })).order;
const set = (mood: ReaderMood, at?: ReaderStep) => till.client.cards.setSimulated({ mood, ...(at && { at }) });

/** Waits until an attempt is in one of these states. */
async function until(attemptId: string, orderId: string, ...states: CardAttempt['state'][]): Promise<CardAttempt> {
  const till = Date.now() + 20_000;
  for (;;) {
    const attempt = (await attemptsOf(orderId)).find((one) => one.id === attemptId);
    if (attempt && states.includes(attempt.state)) return attempt;
    if (Date.now() > till) throw new Error(`it stays ${attempt?.state}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
async function guest(attemptId: string, orderId: string, choice: SimulatedChoice, tip?: number) {
  await until(attemptId, orderId, 'collecting');
  await till.client.cards.simulate({ attemptId, choice, ...(tip !== undefined && { tip }) });
}

/** What the service behind the reader has drawn and given back, whatever the till believes. */
function books() {
  const db = new Database(join(directory.path, SIMULATED_READER_FILE), { readonly: true });
  try {
    const sum = (sql: string) => (db.prepare(sql).get() as { sum: number | null }).sum ?? 0;
    return {
      drawn: sum('SELECT sum(captured) AS sum FROM intent'),
      promised: sum("SELECT count(*) AS sum FROM intent WHERE status = 'authorised'"),
      returned: sum('SELECT sum(amount) AS sum FROM refund'),
    };
  } finally {
    db.close();
  }
}

describe('a card', () => {
  it('[CP1] pays an order with a tip, and settles it in the same breath', async () => {
    start();
    await openDay(till);
    const order = await openOrder(till, TOAST);
    const attempt = await ask(order, 650, { tip: 65 });
    await guest(attempt, order.id, 'approve');
    expect(await until(attempt, order.id, 'captured')).toMatchObject({ card: { brand: 'Visa', last4: '4242' } });
    const paid = await orderOf(order.id);
    expect(paid.status.state).toBe('completed');
    expect(paid.payments).toMatchObject([
      { tender: 'card', amount: 650, tip: 65, card: { attemptId: attempt, last4: '4242', simulated: true } },
    ]);
    expect(books()).toEqual({ drawn: 715, promised: 0, returned: 0 });
  });

  it('[CP1] pays a part, and leaves the rest to any tender', async () => {
    start();
    await openDay(till);
    const order = await openOrder(till, TOAST);
    const attempt = await ask(order, 400);
    await guest(attempt, order.id, 'approve');
    await until(attempt, order.id, 'captured');
    const part = await orderOf(order.id);
    expect(part.status.state).toBe('open');
    const cash = { commandId: newId<string>(), orderId: order.id, paymentId: newId<string>(), tendered: 250 };
    const { order: paid } = await till.client.orders.payCash({ ...cash, expectedVersion: part.version });
    expect(paid.payments.map(({ amount }) => amount)).toEqual([400, 250]);
  });

  it('[CP12] asks for the tip at the reader where the shop says so', async () => {
    start({ tips: 'reader' });
    await openDay(till);
    const order = await openOrder(till, TOAST);
    const attempt = await ask(order);
    await guest(attempt, order.id, 'approve', 130);
    await until(attempt, order.id, 'captured');
    expect((await orderOf(order.id)).payments).toMatchObject([{ amount: 650, tip: 130 }]);
    expect(books().drawn).toBe(780);
  });

  it('[CP4] is asked once at a time: nobody pays or changes the order meanwhile', async () => {
    start();
    await openDay(till);
    const order = await openOrder(till, TOAST);
    const attempt = await ask(order);
    const refused = { data: { code: 'card-in-progress' } };
    await expect(ask(order)).rejects.toMatchObject(refused);
    const cash = { commandId: newId<string>(), orderId: order.id, paymentId: newId<string>(), tendered: 650 };
    await expect(till.client.orders.payCash({ ...cash, expectedVersion: order.version })).rejects.toMatchObject(
      refused,
    );
    expect((await till.client.till.state()).cardAttempts).toMatchObject([{ id: attempt, orderId: order.id }]);
    await guest(attempt, order.id, 'approve');
    await until(attempt, order.id, 'captured');
    expect(books().drawn).toBe(650);
  });

  it('[CP4] is charged once, however often the same command comes', async () => {
    start();
    await openDay(till);
    const order = await openOrder(till, TOAST);
    const attemptId = newId<string>();
    const command = {
      ...{ commandId: newId<string>(), orderId: order.id, paymentId: newId<string>(), attemptId, amount: 650 },
      expectedVersion: order.version,
    };
    await Promise.all([1, 2, 3].map(() => till.client.orders.payCard(command)));
    await guest(attemptId, order.id, 'approve');
    await until(attemptId, order.id, 'captured');
    await till.client.orders.payCard(command);
    expect(await attemptsOf(order.id)).toHaveLength(1);
    expect((await orderOf(order.id)).payments).toHaveLength(1);
    expect(books().drawn).toBe(650);
  });

  it.each([
    ['decline', 'declined'],
    ['time-out', 'timed-out'],
    ['cancel', 'cancelled-at-reader'],
  ] as const)('[CP3] that ends in %s takes nothing, and another tender pays', async (choice, problem) => {
    start();
    await openDay(till);
    const order = await openOrder(till, TOAST);
    const attempt = await ask(order);
    await guest(attempt, order.id, choice);
    expect(await until(attempt, order.id, 'failed')).toMatchObject({ problem });
    const again = await ask(order);
    await guest(again, order.id, 'approve');
    await until(again, order.id, 'captured');
    expect(books().drawn).toBe(650);
  });

  it.each([
    ['offline', 'reader-offline'],
    ['busy', 'reader-busy'],
  ] as const)('[CP10] is refused clearly where the reader is %s, and cash pays', async (mood, problem) => {
    start();
    await openDay(till);
    const order = await openOrder(till, TOAST);
    await set(mood);
    const attempt = await ask(order);
    expect(await until(attempt, order.id, 'failed')).toMatchObject({ problem });
    const cash = { commandId: newId<string>(), orderId: order.id, paymentId: newId<string>(), tendered: 650 };
    const { order: paid } = await till.client.orders.payCash({ ...cash, expectedVersion: order.version });
    expect(paid.payments).toHaveLength(1);
  });

  it('[CP10] is refused where the shop has no reader', async () => {
    start({ reader: 'none' as never });
    await openDay(till);
    const order = await openOrder(till, TOAST);
    await expect(ask(order)).rejects.toMatchObject({ data: { code: 'card-reader-none' } });
  });
});

it('[CP11] the simulated reader is there where somebody chose it, says what it is, and its books outlive the till', async () => {
  till = openEngine(directory.path, { cardTiming: { stepMs: 400, collectMs: 4_000 } });
  await openDay(till);
  const order = await openOrder(till, TOAST);
  const { shop, settings } = await till.client.till.state();
  expect(settings.shop.cards.reader).toBe('none');
  expect(existsSync(join(directory.path, SIMULATED_READER_FILE))).toBe(false);
  await till.client.settings.change({
    commandId: newId(),
    changes: [{ noun: 'shop', id: shop, set: { cards: { ...settings.shop.cards, reader: 'simulated' } } }],
  });
  const backup = await till.engine.backups.take();
  if (backup.kind !== 'verified') throw new Error(backup.kind);
  const attempt = await ask(order);
  await guest(attempt, order.id, 'approve');
  await until(attempt, order.id, 'captured');
  const { jobs } = await till.client.printing.jobs({ limit: 10 });
  const receipt = jobs.map(({ content }) => content).find(({ kind }) => kind === 'receipt');
  const paper = receipt && layoutPaper(receipt, { ...PAPER, timeZone: 'Europe/Berlin' });
  expect(paper && plainText(paper)).toContain(ENGLISH.simulated);
  await till.close();

  copyFileSync(backup.path, join(directory.path, 'till.db'));
  till = openEngine(directory.path);
  expect((await orderOf(order.id)).payments).toEqual([]);
  expect(books()).toEqual({ drawn: 650, promised: 0, returned: 0 });
});

describe('what nobody heard', () => {
  it('[CP5] is asked for: a payment whose answer was lost is recorded once', async () => {
    start();
    await openDay(till);
    const order = await openOrder(till, TOAST);
    const attempt = await ask(order);
    await guest(attempt, order.id, 'drop');
    await until(attempt, order.id, 'captured');
    expect((await orderOf(order.id)).payments).toHaveLength(1);
    expect(books()).toEqual({ drawn: 650, promised: 0, returned: 0 });
  });

  it.each(['create', 'collect', 'confirm', 'capture'] as const)(
    '[CP5] a reader that does as it is asked at %s and never says so neither loses nor doubles',
    async (at) => {
      start();
      await openDay(till);
      const order = await openOrder(till, TOAST);
      await set('mute', at);
      const attempt = await ask(order);
      if (at !== 'create') await guest(attempt, order.id, 'approve');
      await until(
        attempt,
        order.id,
        ...(at === 'capture' ? (['captured'] as const) : (['captured', 'cancelled'] as const)),
      );
      const { payments } = await orderOf(order.id);
      expect(books()).toEqual({ drawn: payments.length * 650, promised: 0, returned: 0 });
      if (at === 'confirm' || at === 'capture') expect(payments).toHaveLength(1);
    },
  );
});

it.each(['create', 'collect', 'confirm', 'capture'] as const)(
  '[CP5] a till that starts while the reader is mute at %s waits out what it asks, and learns the rest once it speaks',
  async (at) => {
    start();
    await openDay(till);
    const order = await openOrder(till, TOAST);
    await set('mute', at);
    const attempt = await ask(order);
    if (at === 'confirm' || at === 'capture') await guest(attempt, order.id, 'approve');
    const left = { create: 'creating', collect: 'collecting', confirm: 'confirming', capture: 'capturing' } as const;
    await until(attempt, order.id, left[at]);
    // It says nothing to whoever asks what came of it, either.
    await set('mute');
    await till.close();

    till = openEngine(directory.path, { cardTiming: { stepMs: 400, collectMs: 4_000 } });
    // The patience with the question is over before the reader speaks.
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await attemptsOf(order.id)).map(({ state }) => state)).not.toContain('captured');
    await set('works');
    await until(attempt, order.id, 'captured', 'cancelled', 'failed');
    const { payments } = await orderOf(order.id);
    expect(books()).toEqual({ drawn: payments.length * 650, promised: 0, returned: 0 });
    if (at === 'confirm' || at === 'capture') expect(payments).toHaveLength(1);
  },
);

describe('cancelling', () => {
  it.each(['collect', undefined] as const)(
    '[CP6] always ends, also with a reader that never answers (%s): the order is free at once, and cash pays it',
    async (at) => {
      start();
      await openDay(till);
      const order = await openOrder(till, TOAST);
      if (at === undefined) await set('silent');
      else await set('silent', at);
      const attempt = await ask(order);
      const { attempt: cancelled } = await till.client.cards.cancel({ attemptId: attempt });
      expect(['cancelling', 'cancelled']).toContain(cancelled.state);
      const cash = { commandId: newId<string>(), orderId: order.id, paymentId: newId<string>(), tendered: 650 };
      const { order: paid } = await till.client.orders.payCash({ ...cash, expectedVersion: order.version });
      expect(paid.payments).toHaveLength(1);
      await set('works');
      await until(attempt, order.id, 'cancelled');
      expect(books()).toEqual({ drawn: 0, promised: 0, returned: 0 });
    },
  );

  it('[CP7] lets go of what is approved after it was cancelled', async () => {
    start();
    await openDay(till);
    const order = await openOrder(till, TOAST);
    const attempt = await ask(order);
    await guest(attempt, order.id, 'late');
    await until(attempt, order.id, 'confirming');
    await till.client.cards.cancel({ attemptId: attempt });
    const cash = { commandId: newId<string>(), orderId: order.id, paymentId: newId<string>(), tendered: 650 };
    await till.client.orders.payCash({ ...cash, expectedVersion: order.version });
    await until(attempt, order.id, 'cancelled');
    expect(books()).toEqual({ drawn: 0, promised: 0, returned: 0 });
    expect((await orderOf(order.id)).payments).toHaveLength(1);
  }, 30_000);

  it('[CP7] comes too late for what was drawn', async () => {
    start();
    await openDay(till);
    const order = await openOrder(till, TOAST);
    const attempt = await ask(order);
    await guest(attempt, order.id, 'approve');
    await until(attempt, order.id, 'captured');
    await expect(till.client.cards.cancel({ attemptId: attempt })).rejects.toMatchObject({
      data: { code: 'card-too-late' },
    });
  });
});

async function paidByCard(cards: Partial<Cards> = {}, tip = 65) {
  start(cards);
  await openDay(till);
  const order = await openOrder(till, TOAST);
  const attempt = await ask(order, 650, { tip });
  await guest(attempt, order.id, 'approve');
  await until(attempt, order.id, cards.captures === 'day-end' ? 'authorised' : 'captured');
  return { order: await orderOf(order.id), attempt };
}

async function giveBack(order: Awaited<ReturnType<typeof orderOf>>, tips = true) {
  const [payment] = order.payments;
  await till.client.orders.refund({
    ...{ commandId: newId<string>(), orderId: order.id, what: { kind: 'whole' }, tips, restock: false, reason: 'cold' },
    to: [{ refundId: newId<string>(), paymentId: payment?.paymentId ?? '' }],
    expectedVersion: order.version,
  });
  return (await attemptsOf(order.id)).at(-1)?.id ?? '';
}

describe('giving back to a card', () => {
  it('[CP13] goes through the driver, and is recorded once that says so', async () => {
    const { order } = await paidByCard();
    const refund = await giveBack(order);
    await until(refund, order.id, 'returned');
    expect((await orderOf(order.id)).refunds).toMatchObject([{ tender: 'card', amount: 650, tip: 65 }]);
    expect(books()).toEqual({ drawn: 715, promised: 0, returned: 715 });
  });

  it('[CP13] that nobody heard of is asked for, and neither lost nor doubled', async () => {
    const { order } = await paidByCard();
    await set('mute', 'refund');
    const refund = await giveBack(order, false);
    await until(refund, order.id, 'unknown', 'returned');
    await until(refund, order.id, 'returned');
    expect((await orderOf(order.id)).refunds).toHaveLength(1);
    expect(books().returned).toBe(650);
  });

  it('[CP13] that cannot be done records nothing, and can be tried again', async () => {
    const { order } = await paidByCard();
    await set('offline', 'refund');
    expect(await until(await giveBack(order), order.id, 'failed')).toMatchObject({ problem: 'reader-offline' });
    expect((await orderOf(order.id)).refunds).toBeUndefined();
    await set('works');
    await until(await giveBack(order), order.id, 'returned');
    expect(books().returned).toBe(715);
  });

  it('[CP13] draws first what was only promised', async () => {
    const { order } = await paidByCard({ captures: 'day-end' });
    expect(books()).toEqual({ drawn: 0, promised: 1, returned: 0 });
    await until(await giveBack(order), order.id, 'returned');
    expect(books()).toEqual({ drawn: 715, promised: 0, returned: 715 });
  });
});

describe('[CP9] promised money', () => {
  it('has a tip that can be changed until its day is closed, and then is drawn with it', async () => {
    const { order, attempt } = await paidByCard({ captures: 'day-end' }, 0);
    const paymentId = order.payments[0]?.paymentId ?? '';
    const change = (tip: number) =>
      till.client.orders.changeTip({ commandId: newId<string>(), orderId: order.id, paymentId, tip });
    await change(100);
    await till.client.day.close({ commandId: newId<string>() });
    await until(attempt, order.id, 'captured');
    expect(books()).toEqual({ drawn: 750, promised: 0, returned: 0 });
    await expect(change(200)).rejects.toMatchObject({ data: { code: 'card-too-late' } });
  });

  it('that can never be drawn is owed again, and the order is flagged', async () => {
    const { order, attempt } = await paidByCard({ captures: 'day-end' }, 0);
    const db = new Database(join(directory.path, SIMULATED_READER_FILE));
    db.exec("UPDATE intent SET status = 'cancelled'");
    db.close();
    await till.client.day.close({ commandId: newId<string>() });
    await until(attempt, order.id, 'failed');
    expect(await orderOf(order.id)).toMatchObject({ payments: [], flags: ['payment-failed'] });
  });
});
