import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAllEntries } from '#main/engine/journal.ts';
import { verify } from '#main/engine/verify.ts';
import type { Order } from '#shared/order/order.ts';
import { ENGLISH } from '#shared/printing/paper-labels.ts';
import { plainText } from '#shared/printing/paper-plain.ts';
import { layoutReceipt } from '#shared/printing/paper-receipt.ts';
import {
  MIGRATIONS,
  newId,
  openDay,
  openEngine,
  openOrder,
  settle,
  type TestEngine,
  tempDirectory,
} from '#support/engine.ts';
import { id } from '#support/orders.ts';

let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;
beforeEach(async () => {
  directory = tempDirectory();
  till = openEngine(directory.path);
  await openDay(till);
});
afterEach(async () => {
  await till.close();
  directory.remove();
});

const TOAST = id<string>(0x11);
const track = (itemId: string) =>
  till.client.catalog.change({
    commandId: newId(),
    changes: [{ noun: 'item', id: itemId as never, set: { tracked: true } }],
  });
const refundOf = ({ id: orderId, version, payments, lines }: Order, over: { restock: boolean }) => ({
  ...{ commandId: newId<never>(), orderId, expectedVersion: version, tips: false, reason: 'Cold', ...over },
  what: { kind: 'lines' as const, lines: [{ lineId: lines[0]?.lineId as never, quantity: 1_000 as never }] },
  to: payments.map(({ paymentId }) => ({ refundId: newId<never>(), paymentId })),
});

describe('a refund at the engine', () => {
  it('[PY18][PY19] prints a slip that opens the drawer, and puts back into stock what may be sold again', async () => {
    await track(TOAST);
    const { order } = await settle(till, await openOrder(till, TOAST, id<string>(0x14)), 2_000);
    const level = async () => (await till.client.stock.levels()).levels[0]?.level;
    expect(await level()).toBe(-1_000);
    const input = refundOf(order, { restock: true });
    const first = await till.client.orders.refund(input);
    expect(first.order.refunds).toMatchObject([{ amount: 650, restock: [{ itemId: TOAST, quantity: 1_000 }] }]);
    expect(await level()).toBe(0);
    expect(await till.client.orders.refund(input)).toEqual(first);
    expect(await level()).toBe(0);
    const { jobs } = await till.client.printing.jobs({ limit: 1 });
    const [content] = jobs.map((job) => job.content);
    if (content?.kind !== 'receipt') throw new Error('a slip was owed');
    const look = { columns: 42, locale: 'en', labels: ENGLISH, reprint: false, opensDrawer: true };
    const paper = layoutReceipt(content.receipt, look);
    expect(paper.rows[0]?.kind).toBe('pulse');
    expect(plainText(paper)).toMatch(
      /REFUND[\s\S]+Receipt A-000001[\s\S]+1 × Cheese toast +€6\.50[\s\S]+TOTAL +€6\.50\nCash +€6\.50[\s\S]+Reason: Cold/,
    );
    expect(verify(`${directory.path}/till.db`, MIGRATIONS).fault).toBeNull();
  });

  it('[SK14] brings back what is tracked by an entry that names the refund, and twice for two refunds', async () => {
    await track(TOAST);
    const sold = (await settle(till, await openOrder(till, TOAST, TOAST, id<string>(0x14)), 2_000)).order;
    const level = async () => (await till.client.stock.levels()).levels[0]?.level;
    let order = sold;
    for (const [at, line] of sold.lines.entries()) {
      const refund = refundOf(order, { restock: true });
      const what = { kind: 'lines' as const, lines: [{ lineId: line.lineId as never, quantity: 1_000 as never }] };
      ({ order } = await till.client.orders.refund({ ...refund, what }));
      expect(await level()).toBe(at === 0 ? -1_000 : 0);
    }
    const entries = [...readAllEntries(till.engine.till.db)];
    const refunds = entries.filter(({ type }) => type === 'order.refunded').map(({ payload }) => payload);
    expect(refunds).toHaveLength(3);
    const returned = entries
      .map(({ payload }) => payload)
      .filter((payload) => JSON.stringify(payload).includes('"returned"'));
    // Of lemonade nobody keeps count.
    expect(returned).toEqual(
      refunds.slice(0, 2).map((payload) => ({
        ...{ kind: 'returned', refundId: (payload as { refundId: string }).refundId },
        movements: [{ itemId: TOAST, name: 'Cheese toast', quantity: 1_000 }],
      })),
    );
    expect(verify(`${directory.path}/till.db`, MIGRATIONS).fault).toBeNull();
  });

  it('[PY19] [PY20] prints a copy that opens no drawer, and tells the story in its order', async () => {
    const opened = await openOrder(till, TOAST);
    const early = till.client.receipts.print({ commandId: newId(), orderId: opened.id });
    await expect(early).rejects.toMatchObject({ data: { code: 'receipt-before-settled' } });
    const { order } = await settle(till, opened, 650);
    const asked = { commandId: newId<never>(), orderId: order.id };
    const { job } = await till.client.receipts.print(asked);
    expect((await till.client.receipts.print(asked)).job.id).toBe(job.id);
    if (job.content.kind !== 'receipt') throw new Error('a receipt was asked for');
    const paper = layoutReceipt(job.content.receipt, {
      ...{ columns: 42, locale: 'en', labels: ENGLISH, reprint: false, opensDrawer: true },
    });
    expect(plainText(paper)).toContain('COPY');
    expect(paper.rows.map(({ kind }) => kind)).not.toContain('pulse');
    const { entries } = await till.client.orders.story({ orderId: order.id });
    expect(entries.map(({ type }) => type)).toEqual([
      ...['order.opened', 'order.line-added', 'order.payment-added', 'order.sent', 'order.completed'],
    ]);
    const unknown = till.client.orders.story({ orderId: newId() });
    await expect(unknown).rejects.toMatchObject({ data: { code: 'order-unknown' } });
  });

  it('[PY18] leaves stock alone where it cannot be sold again, and [PY15] gives nothing back twice', async () => {
    await track(TOAST);
    const { order } = await settle(till, await openOrder(till, TOAST), 650);
    const { order: after } = await till.client.orders.refund(refundOf(order, { restock: false }));
    expect((await till.client.stock.levels()).levels[0]?.level).toBe(-1_000);
    const again = till.client.orders.refund(refundOf(after, { restock: false }));
    await expect(again).rejects.toMatchObject({ status: 409, data: { code: 'quantity-out-of-range' } });
    const stale = till.client.orders.refund(refundOf(order, { restock: false }));
    await expect(stale).rejects.toMatchObject({ status: 409, data: { code: 'order-stale' } });
  });
});
