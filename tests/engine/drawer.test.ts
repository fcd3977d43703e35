import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rebuild } from '#main/engine/rebuild.ts';
import { verify } from '#main/engine/verify.ts';
import { ENGLISH } from '#shared/printing/paper-labels.ts';
import { layoutPaper } from '#shared/printing/paper-layout.ts';
import { plainText } from '#shared/printing/paper-plain.ts';
import { asInstant } from '#shared/time/instant.ts';
import {
  MIGRATIONS,
  newId,
  openDay,
  openEngine,
  openOrder,
  sendOrder,
  settle,
  type TestEngine,
  tempDirectory,
} from '#support/engine.ts';
import { id } from '#support/orders.ts';

const [TOAST, CAKE, TOTE] = [id<string>(0x11), id<string>(0x12), id<string>(0x16)];
const EVENING = Date.parse('2026-11-20T22:30:00Z');

let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;
let now = EVENING;
const open = () => openEngine(directory.path, { now: () => asInstant(now) });
beforeEach(async () => {
  now = EVENING;
  directory = tempDirectory();
  till = open();
  await openDay(till);
});
afterEach(async () => {
  await till.close();
  directory.remove();
});

const openDrawer = async (float = 15_000) => {
  const { session } = await till.client.drawer.open({ commandId: newId(), sessionId: newId(), float });
  return session.id;
};
const move = (sessionId: string, kind: 'paid-in' | 'paid-out' | 'drop', amount: number) =>
  till.client.drawer.move({ commandId: newId(), sessionId, moveId: newId(), kind, amount, reason: 'Because' });
const close = (sessionId: string, counts: readonly [value: number, count: number][], commandId = newId<string>()) =>
  till.client.drawer.close({
    ...{ commandId, sessionId, reason: '' },
    counted: { denominations: counts.map(([value, count]) => ({ value, count })) },
  });
const expected = async () => (await till.client.drawer.report()).expected;
const fault = () => verify(join(directory.path, 'till.db'), MIGRATIONS).fault;
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error) => error.data,
  );
const papers = async (kind: 'drawer-slip' | 'drawer-report') => {
  const { jobs } = await till.client.printing.jobs({ limit: 50 });
  return jobs
    .filter(({ content }) => content.kind === kind)
    .map(({ content }) => {
      const look = { columns: 42, locale: 'en', labels: ENGLISH, reprint: false, opensDrawer: true };
      return layoutPaper(content, { ...look, timeZone: 'Europe/Berlin' });
    });
};

describe('a drawer session', () => {
  it('[DR2][DR3][DR8][DR11] comes to what was worked out by hand, and a short count is recorded, not refused', async () => {
    const sessionId = await openDrawer();
    const { order: toast } = await settle(till, await openOrder(till, TOAST), 2_000);
    // Change that was given is not counted as takings.
    expect(await expected()).toBe(15_650);
    const cake = await openOrder(till, CAKE);
    const external = await till.client.orders.payExternal({
      ...{ commandId: newId<string>(), orderId: cake.id, paymentId: newId<string>(), amount: 390, tip: 100 },
      ...{ reference: null, expectedVersion: cake.version },
    });
    await till.client.orders.complete({
      ...{ commandId: newId<string>(), orderId: cake.id, sendId: newId<string>() },
      expectedVersion: external.order.version,
    });
    expect(await expected()).toBe(15_650);
    const tote = await openOrder(till, TOTE);
    const paymentId = newId<string>();
    const paid = await till.client.orders.payCash({
      ...{ commandId: newId<string>(), orderId: tote.id, paymentId, tendered: 2_500, tip: 200 },
      expectedVersion: tote.version,
    });
    await till.client.orders.complete({
      ...{ commandId: newId<string>(), orderId: tote.id, sendId: newId<string>() },
      expectedVersion: paid.order.version,
    });
    expect(await expected()).toBe(18_026);
    await till.client.orders.changeTip({ commandId: newId(), orderId: tote.id, paymentId, tip: 300 });
    expect(await expected()).toBe(18_126);
    await till.client.orders.refund({
      ...{ commandId: newId<string>(), orderId: toast.id, expectedVersion: toast.version, what: { kind: 'whole' } },
      ...{ tips: false, restock: false, reason: 'Cold' },
      to: toast.payments.map((payment) => ({ refundId: newId<string>(), paymentId: payment.paymentId })),
    });
    expect(await expected()).toBe(17_476);
    await move(sessionId, 'paid-in', 2_000);
    await move(sessionId, 'paid-out', 1_235);
    const dropped = { commandId: newId<string>(), sessionId, moveId: newId<string>(), kind: 'drop' as const };
    await till.client.drawer.move({ ...dropped, amount: 10_000, reason: 'Safe' });
    await till.client.drawer.move({ ...dropped, amount: 10_000, reason: 'Safe' });
    expect(await expected()).toBe(8_241);
    const { session } = await close(sessionId, [
      [5_000, 1],
      [2_000, 1],
      [1_000, 1],
      [200, 1],
      [5, 0],
    ]);
    expect(session.closing).toMatchObject({
      ...{ number: 1, total: 8_200, expected: 8_241, variance: -41, blind: false },
      report: {
        takings: {
          ...{ orders: 3, net: 2_970, tax: 246, total: 3_216 },
          tenders: [
            { tender: 'cash', payments: 2, amount: 2_826, tips: 300, rounding: 0 },
            { tender: 'external', payments: 1, amount: 390, tips: 100, rounding: 0 },
          ],
          refunds: [{ tender: 'cash', payments: 1, amount: 650, tips: 0, rounding: 0 }],
        },
        moves: { paidIn: { count: 1, amount: 2_000 }, drops: { count: 1, amount: 10_000 } },
      },
    });
    expect(fault()).toBeNull();
    const [z] = await papers('drawer-report');
    expect(z && plainText(z)).toMatch(
      /Z REPORT 1[\s\S]*EXPECTED +€82\.41[\s\S]*COUNTED +€82\.00[\s\S]*VARIANCE +-€0\.41/,
    );
    await till.client.drawer.reprint({ commandId: newId(), sessionId });
    expect(plainText((await papers('drawer-report'))[0] as never)).toMatch(/COPY[\s\S]*Z REPORT 1/);
  });

  it('[DR4] counts a sale once in a Z, however often it is asked for, and however often the file is folded', async () => {
    const sessionId = await openDrawer(0);
    const order = await openOrder(till, TOAST);
    const pay = {
      ...{ commandId: newId<string>(), orderId: order.id, paymentId: newId<string>(), tendered: 650 },
      expectedVersion: order.version,
    };
    const paid = await till.client.orders.payCash(pay);
    await till.client.orders.payCash(pay);
    await till.client.orders.complete({
      ...{ commandId: newId<string>(), orderId: order.id, sendId: newId<string>() },
      expectedVersion: paid.order.version,
    });
    rebuild(till.engine.till.db, till.engine.till.device.id);
    await till.close();
    till = open();
    expect(await expected()).toBe(650);
    const command = newId<string>();
    const first = await close(sessionId, [[50, 13]], command);
    expect(first.session.closing).toMatchObject({ variance: 0, report: { takings: { orders: 1, total: 650 } } });
    expect(await close(sessionId, [[50, 13]], command)).toEqual(first);
    // The next one begins with nothing, and its number goes on.
    const second = await openDrawer(0);
    expect((await close(second, [])).session.closing).toMatchObject({ number: 2, expected: 0, total: 0 });
    expect((await till.client.drawer.sessions({})).sessions.map(({ closing }) => closing?.number)).toEqual([2, 1]);
    expect(fault()).toBeNull();
  });

  it('[DR12] closes past midnight, with an order open and entries unsent; the day waits for it, not for the shop', async () => {
    await settle(till, await openOrder(till, TOAST), 650);
    const sessionId = await openDrawer(10_000);
    await settle(till, await openOrder(till, CAKE), 390);
    now += 4 * 3_600_000;
    const waiting = await openOrder(till, CAKE);
    await settle(till, await openOrder(till, TOAST), 650);
    expect((await till.client.till.state()).sync.pending).toBeGreaterThan(0);
    const closed = await close(sessionId, [[10, 1_104]]);
    expect(closed.session.closing).toMatchObject({ expected: 11_040, variance: 0, report: { takings: { orders: 2 } } });
    await till.client.orders.cancel({ commandId: newId(), orderId: waiting.id, sendId: newId(), reason: null });
    const again = await openDrawer(0);
    expect(await refusalOf(till.client.day.close({ commandId: newId() }))).toMatchObject({ code: 'drawer-still-open' });
    await close(again, []);
    await till.client.day.close({ commandId: newId() });
    // A day that was never opened, and a session all the same.
    await close(await openDrawer(500), [[500, 1]]);
    expect(fault()).toBeNull();
  });

  it('[DR13] verify names a session that the journal does not give, and a rebuild puts it right', async () => {
    await close(await openDrawer(), [[50, 300]]);
    await openDrawer(0);
    await settle(till, await openOrder(till, TOAST), 650);
    const { db, device } = till.engine.till;
    const live = async () => [await till.client.drawer.sessions({}), await expected()];
    const before = await live();
    for (const [table, set] of [
      ['drawer_session', "body = replace(body, '15000', '14000')"],
      ['drawer_takings', "body = replace(body, '650', '600')"],
    ]) {
      db.exec(`UPDATE ${table} SET ${set}`);
      expect(fault()).toMatchObject({ kind: 'projection', table });
      rebuild(db, device.id);
      expect(fault()).toBeNull();
    }
    expect(await live()).toEqual(before);
  });

  it('[DR1][DR6][DR7] says no in words, and opens the drawer without a sale by the printer that has it', async () => {
    const printers = (await till.client.till.state()).settings.printers;
    const bar = printers.find(({ printsReceipts }) => printsReceipts);
    await till.client.settings.change({
      commandId: newId(),
      changes: [{ noun: 'printer', id: bar?.id as never, set: { opensDrawer: true } }],
    });
    expect(await refusalOf(move(newId(), 'drop', 100))).toMatchObject({ code: 'drawer-not-open' });
    expect(await refusalOf(till.client.drawer.report())).toMatchObject({ code: 'drawer-not-open' });
    expect(await refusalOf(till.client.drawer.noSale({ commandId: newId(), reason: ' ' }))).toMatchObject({
      code: 'drawer-needs-reason',
    });
    await till.client.drawer.noSale({ commandId: newId(), reason: 'Change for a twenty' });
    const [slip] = await papers('drawer-slip');
    expect(slip?.rows[0]).toEqual({ kind: 'pulse' });
    expect(slip && plainText(slip)).toMatch(/NO SALE[\s\S]*Change for a twenty/);
    const sessionId = await openDrawer();
    expect(await refusalOf(openDrawer())).toMatchObject({ code: 'drawer-already-open' });
    expect(await refusalOf(move(sessionId, 'drop', 0))).toMatchObject({ code: 'drawer-amount-out-of-range' });
    const doubled = close(sessionId, [
      [500, 1],
      [500, 2],
    ]);
    expect(await refusalOf(doubled)).toMatchObject({ code: 'drawer-count-unclear' });
    await till.client.drawer.noSale({ commandId: newId(), reason: 'Again' });
    expect((await till.client.drawer.report()).report.noSales).toBe(1);
  });

  it('[DR3] counts what was taken off after the kitchen was told', async () => {
    await openDrawer();
    const order = await sendOrder(till, await openOrder(till, TOAST, CAKE));
    const lineId = order.lines[0]?.lineId as never;
    await till.client.orders.voidLine({ commandId: newId(), orderId: order.id, lineId, reason: 'Burnt' });
    const kept = await openOrder(till, CAKE);
    const unsent = kept.lines[0]?.lineId as never;
    await till.client.orders.voidLine({ commandId: newId(), orderId: kept.id, lineId: unsent, reason: null });
    await till.client.orders.cancel({ commandId: newId(), orderId: order.id, sendId: newId(), reason: 'Left' });
    expect((await till.client.drawer.report()).report.takings.voids).toEqual({ lines: 2, amount: 1_040 });

    // A part of a line is taken off, too, and so is what a change that nobody sent stands for; what was added since is not.
    const other = await sendOrder(till, await openOrder(till, TOAST));
    let last = other.lines[0]?.lineId as never;
    const have = async (pieces: number) => {
      const newLineId = newId<never>();
      const change = { commandId: newId(), orderId: other.id, lineId: last, newLineId, modifiers: [], note: null };
      await till.client.orders.changeLine({ ...change, quantity: (pieces * 1_000) as never, reason: 'Burnt' });
      last = newLineId;
    };
    await have(3);
    await have(1);
    expect((await till.client.drawer.report()).report.takings.voids).toEqual({ lines: 2, amount: 1_040 });
    await have(2);
    const { order: sent } = await till.client.orders.get({ orderId: other.id });
    await sendOrder(till, sent);
    await have(1);
    await till.client.orders.voidLine({ commandId: newId(), orderId: other.id, lineId: last, reason: 'Burnt' });
    expect((await till.client.drawer.report()).report.takings.voids).toEqual({ lines: 4, amount: 1_040 + 2 * 650 });
    expect(fault()).toBeNull();
  });
});
