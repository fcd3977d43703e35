import { expect, it } from 'vitest';
import { id, OrderPlay, RULES_V2 } from '#support/orders.ts';
import { ENGLISH } from './paper-labels.ts';
import { plainText } from './paper-plain.ts';
import { layoutReceipt } from './paper-receipt.ts';
import { receiptOf } from './receipt-of.ts';

it('[PY22] says of a line that it was given away, and of one that was priced by hand what it cost before', () => {
  let made = 1;
  const one = () => ({ commandId: id<never>(made++), orderId: id<never>(0xa1) });
  const play = new OrderPlay({ pricing: RULES_V2 });
  play.play({ name: 'open', input: one() });
  for (const [lineId, itemId] of [
    [0x901, 0x11],
    [0x902, 0x12],
  ] as const) {
    const line = { lineId: id<never>(lineId), itemId: id<never>(itemId), quantity: 1_000 as never };
    play.play({ name: 'addLine', input: { ...one(), ...line, modifiers: [], note: null, price: null } });
  }
  const dear = { lineId: id<never>(0x901), unitPrice: 500 as never, reason: 'Promised' };
  play.play({ name: 'repriceLine', input: { ...one(), ...dear } });
  const comp = { discountId: id<never>(0x31), lineId: id<never>(0x902), reason: 'Waited' };
  play.play({ name: 'comp', input: { ...one(), ...comp } });
  const expectedVersion = play.order?.version ?? 0;
  play.play({
    name: 'payCash',
    input: { ...one(), paymentId: id(0x71), tendered: 500 as never, expectedVersion },
  });
  play.play({ name: 'complete', input: { ...one(), sendId: id(0x51), expectedVersion: expectedVersion + 1 } });
  expect(play.refusals).toEqual([]);
  const receipt = play.order && receiptOf(play.order, { timeZone: 'UTC', receiptCode: 'none', name: 'Café' } as never);
  if (!receipt) throw new Error('the order is settled');
  expect(receipt.lines.map(({ was, comped }) => [was, comped])).toEqual([
    [650, undefined],
    [undefined, true],
  ]);
  const shop = { name: 'Café', header: '', footer: '' };
  const look = { columns: 42, locale: 'en', labels: ENGLISH, reprint: false, opensDrawer: false };
  expect(plainText(layoutReceipt({ ...receipt, shop }, look))).toMatch(
    /toast +€5\.00\n +\(was €6\.50\)[\s\S]+\n +Comp\n/,
  );
});
