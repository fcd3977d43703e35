import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import { checkTotals } from '#shared/payment/checks.ts';
import { newId, openDay, openEngine, openOrder, settle, type TestEngine, tempDirectory } from '#support/engine.ts';
import { id } from '#support/orders.ts';
import { startTcpPrinter, type TcpPrinter } from '#support/tcp-printer.ts';

const TOAST = id<string>(0x11);
const [KITCHEN_PRINTER, DESK] = [id<never>(0x91), id<never>(0x92)];

let desk: TcpPrinter;
let other: TcpPrinter;
let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;
beforeAll(async () => {
  [desk, other] = await Promise.all([startTcpPrinter(), startTcpPrinter()]);
});
afterAll(() => Promise.all([desk.close(), other.close()]));
beforeEach(async () => {
  directory = tempDirectory();
  till = openEngine(directory.path, { printTiming: { firstPauseMs: 20, mostPauseMs: 50 } });
  await setUp({ address: desk.address, opensDrawer: true });
  await openDay(till);
});
afterEach(async () => {
  await till.close();
  directory.remove();
});

const setUp = (set: object, more: readonly object[] = []) =>
  till.client.settings.change({
    commandId: newId(),
    changes: [{ noun: 'printer', id: DESK, set }, ...more] as never,
  });
const print = async (printReceipts: boolean) => {
  const { shop } = (await till.client.till.state()).settings;
  await till.client.settings.change({
    commandId: newId(),
    changes: [{ noun: 'shop', id: shop.id, set: { printReceipts } }],
  });
};
/** How often the drawer opened and how many slips came out of the drawer's printer while all of this was done and printed. */
async function during(work: () => Promise<unknown>): Promise<{ opened: number; slips: number }> {
  const [pulses, slips] = [desk.pulses().length, desk.slips().length];
  await work();
  await allPrinted();
  return { opened: desk.pulses().length - pulses, slips: desk.slips().length - slips };
}
const allPrinted = () =>
  vi.waitFor(
    async () => {
      const { jobs } = await till.client.printing.jobs({ limit: 50 });
      expect(jobs.filter(({ state }) => state !== 'printed')).toEqual([]);
    },
    { timeout: 20_000, interval: 20 },
  );
const of = ({ id: orderId, version: expectedVersion }: Order) => ({
  commandId: newId<never>(),
  orderId,
  expectedVersion,
});
const sold = async () => (await settle(till, await openOrder(till, TOAST), 2_000)).order;
const giveBack = ({ id: orderId, version, payments }: Order) => ({
  ...{ commandId: newId<never>(), orderId, expectedVersion: version, tips: false, reason: 'Cold', restock: false },
  what: { kind: 'amount' as const, amount: 100 as never },
  to: payments.map(({ paymentId }) => ({ refundId: newId<never>(), paymentId })),
});

describe('the drawer', () => {
  it('[DR19] [P12] opens once for cash with the receipt, without one, and with one that comes out elsewhere', async () => {
    expect(await during(sold)).toEqual({ opened: 1, slips: 1 });
    await print(false);
    expect(await during(sold)).toEqual({ opened: 1, slips: 0 });
    await print(true);
    await setUp({ printsReceipts: false }, [
      { noun: 'printer', id: KITCHEN_PRINTER, set: { printsReceipts: true, address: other.address } },
    ]);
    const before = other.slips().length;
    expect(await during(sold)).toEqual({ opened: 1, slips: 0 });
    expect(other.slips().filter((slip) => slip.lines.some(({ text }) => text.startsWith('TOTAL')))).toHaveLength(1);
    expect([other.slips().length - before, other.pulses()]).toEqual([2, []]);
  });

  it('[DR19] opens no second time for a command that is repeated, nor for a receipt that is asked for then', async () => {
    await print(false);
    const opened = await openOrder(till, TOAST);
    const paying = { ...of(opened), paymentId: newId<never>(), tendered: 2_000 };
    const { order } = await till.client.orders.payCash(paying);
    const completing = { ...of(order), sendId: newId<never>() };
    const settling = async () => {
      await till.client.orders.payCash(paying);
      await till.client.orders.complete(completing);
      await till.client.orders.complete(completing);
    };
    expect(await during(settling)).toEqual({ opened: 1, slips: 0 });
    const asking = () => till.client.receipts.print({ commandId: newId(), orderId: order.id });
    expect(await during(asking)).toEqual({ opened: 0, slips: 1 });
  });

  it('[DR19] stays shut for every other tender, and opens for each part that was cash', async () => {
    const settledBy = async (parts: readonly ['cash' | 'external', number][]) => {
      let order: Order = await openOrder(till, TOAST);
      for (const [tender, amount] of parts) {
        const paying = { ...of(order), paymentId: newId<never>() };
        ({ order } =
          tender === 'cash'
            ? await till.client.orders.payCash({ ...paying, tendered: amount })
            : await till.client.orders.payExternal({ ...paying, amount, tip: 0, reference: '1' } as never));
      }
      return (await till.client.orders.complete({ ...of(order), sendId: newId() })).order;
    };
    for (const prints of [true, false]) {
      await print(prints);
      const slips = prints ? 1 : 0;
      let order: Order | undefined;
      expect(await during(async () => (order = await settledBy([['external', 650]])))).toEqual({ opened: 0, slips });
      expect(await during(() => till.client.orders.refund(giveBack(order as Order) as never))).toMatchObject({
        opened: 0,
      });
      const cashFirst = () =>
        settledBy([
          ['cash', 200],
          ['cash', 200],
          ['external', 250],
        ]);
      expect(await during(cashFirst)).toEqual({ opened: 2, slips });
      const cashLast = () =>
        settledBy([
          ['external', 400],
          ['cash', 250],
        ]);
      expect(await during(cashLast)).toEqual({ opened: 1, slips });
    }
  });

  it('[DR19] opens once for cash that goes back, and [P12] where the drawer’s printer prints no receipts', async () => {
    const order = await sold();
    await allPrinted();
    let after = order;
    const refund = async () => {
      after = (await till.client.orders.refund(giveBack(after) as never)).order;
    };
    expect(await during(refund)).toEqual({ opened: 1, slips: 1 });
    await setUp({ printsReceipts: false });
    expect(await during(refund)).toEqual({ opened: 1, slips: 0 });
    await setUp({ opensDrawer: false });
    expect(await during(refund)).toEqual({ opened: 0, slips: 0 });
  });

  it.each([true, false])(
    '[DR19] [PY13] opens as each check is paid in cash, not again at the end; receipts: %s',
    async (prints) => {
      await print(prints);
      let order: Order = await openOrder(till, TOAST);
      const checks = [{ checkId: newId<CheckId>() }, { checkId: newId<CheckId>() }];
      ({ order } = await till.client.orders.split({ ...of(order), split: { by: 'evenly', checks } }));
      for (const { checkId } of checkTotals(order)) {
        const paying = async () => {
          const paid = { ...of(order), paymentId: newId<never>(), checkId, tendered: 500 };
          ({ order } = await till.client.orders.payCash(paid));
        };
        expect(await during(paying)).toEqual({ opened: 1, slips: prints ? 1 : 0 });
      }
      const completing = () => till.client.orders.complete({ ...of(order), sendId: newId() });
      expect(await during(completing)).toEqual({ opened: 0, slips: 0 });
    },
  );

  it('[DR19] [P24] opens when its printer is back where that was off, and is never tried twice', async () => {
    await print(false);
    await desk.powerOff();
    await sold();
    const { jobs } = await till.client.printing.jobs({ limit: 50 });
    expect(jobs.filter(({ content }) => content.kind === 'drawer-pulse')).toMatchObject([{ state: 'queued' }]);
    expect(await during(() => desk.powerOn())).toEqual({ opened: 1, slips: 0 });
    const { printed, again } = { printed: desk.pulses().length, again: await openOrder(till, TOAST) };
    desk.behave({ closeAfter: 12 });
    await settle(till, again, 650);
    await vi.waitFor(
      async () => expect((await till.client.printing.jobs({ limit: 1 })).jobs[0]?.tries).toBeGreaterThan(0),
      { timeout: 20_000, interval: 20 },
    );
    desk.behave('print');
    await allPrinted();
    expect(desk.pulses().length - printed).toBeLessThanOrEqual(1);
  });
});
