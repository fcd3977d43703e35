import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verify } from '#main/engine/verify.ts';
import type { CheckId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import { checkTotals } from '#shared/payment/checks.ts';
import { ENGLISH } from '#shared/printing/paper-labels.ts';
import { plainText } from '#shared/printing/paper-plain.ts';
import { layoutReceipt } from '#shared/printing/paper-receipt.ts';
import { MIGRATIONS, newId, openDay, openEngine, openOrder, type TestEngine, tempDirectory } from '#support/engine.ts';
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

const of = ({ id: orderId, version }: Order) => ({ commandId: newId(), orderId, expectedVersion: version });
const printed = async () =>
  (await till.client.printing.jobs({ limit: 50 })).jobs.map(({ content }) => content).reverse();
const receipts = async () => (await printed()).flatMap((one) => (one.kind === 'receipt' ? [one.receipt] : []));
const paper = (receipt: Awaited<ReturnType<typeof receipts>>[number]) =>
  plainText(layoutReceipt(receipt, { columns: 42, locale: 'en', labels: ENGLISH, reprint: false, opensDrawer: false }));

describe('checks at the engine', () => {
  it('[K6] [PY10] [PY13] send nothing to the kitchen again, and each gets its receipt when it is paid', async () => {
    const opened = await openOrder(till, id<string>(0x11), id<string>(0x14));
    let { order } = await till.client.orders.send({ ...of(opened), sendId: newId() });
    const tickets = async () => (await printed()).filter(({ kind }) => kind === 'ticket').length;
    const sent = await tickets();
    const [toast, lemonade] = order.lines.map(({ lineId }) => ({ lineId, weight: 1 }));
    if (!toast || !lemonade) throw new Error('two lines were rung up');
    const checks = [
      { checkId: newId<CheckId>(), lines: [lemonade] },
      { checkId: newId<CheckId>(), lines: [toast, lemonade] },
    ];
    ({ order } = await till.client.orders.split({ ...of(order), split: { by: 'lines', checks } }));
    for (const [at, tender] of ['cash', 'external'].entries()) {
      const { checkId, balance: amount } = checkTotals(order)[at] ?? {};
      if (!checkId || !amount) throw new Error('there is no such check');
      const paying = { ...of(order), paymentId: newId(), checkId };
      ({ order } =
        tender === 'cash'
          ? await till.client.orders.payCash({ ...paying, tendered: 500 })
          : await till.client.orders.payExternal({ ...paying, amount, tip: 100, reference: '0042' }));
      expect(await receipts()).toHaveLength(at + 1);
    }
    ({ order } = await till.client.orders.complete({ ...of(order), sendId: newId() }));
    expect(order.status.state).toBe('completed');
    const [first, second, ...more] = await receipts();
    expect(more).toEqual([]);
    for (const { checkId } of checks) {
      await till.client.receipts.print({ commandId: newId(), orderId: order.id, part: { kind: 'check', checkId } });
    }
    expect(await receipts()).toHaveLength(4);
    expect(await tickets()).toBe(sent);
    if (!first || !second) throw new Error('both checks have a receipt');
    expect(paper(first)).toMatch(
      /Check 1 of 2[\s\S]+1 × Lemonade \(1\/2\) +€1\.67[\s\S]+TOTAL +€1\.67\nCash +€5\.00\nChange +€3\.33/,
    );
    expect(paper(second)).toMatch(
      /Cheese toast +€6\.50\n1 × Lemonade \(1\/2\) +€1\.66[\s\S]+TOTAL +€8\.16\nTip +€1\.00\nOther terminal 0042 +€9\.16/,
    );
    expect(paper(first)).not.toContain('Receipt');
    expect(verify(`${directory.path}/till.db`, MIGRATIONS).fault).toBeNull();
  });

  it('[PY13] whoever pays for the whole of a split order gets the whole receipt', async () => {
    let order = await openOrder(till, id<string>(0x11));
    const checks = [{ checkId: newId<CheckId>() }, { checkId: newId<CheckId>() }];
    ({ order } = await till.client.orders.split({ ...of(order), split: { by: 'evenly', checks } }));
    ({ order } = await till.client.orders.payCash({ ...of(order), paymentId: newId(), tendered: 650 }));
    await till.client.orders.complete({ ...of(order), sendId: newId() });
    expect(await receipts()).toMatchObject([{ total: 650, receiptNumber: 'A-000001' }]);
  });
});
