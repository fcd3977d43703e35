import { describe, expect, it } from 'vitest';
import { context, id, MENU, OrderPlay } from '#support/orders.ts';
import { lineGross, priceOrder } from '../pricing/price-order.ts';
import { applyFact, foldOrder, type HashedFact, type OrderFact } from './apply-order.ts';
import { decideOrder } from './decide-order.ts';
import type { Order, OrderLine } from './order.ts';
import type { OrderCommand } from './order-commands.ts';

const orderId = id<never>(0x0d);
const TOAST = 0x901;
let made = 1;
const one = () => ({ commandId: id<never>(0xf000 + made++), orderId });
const add = (lineId: number, item = 0x11): OrderCommand => ({
  name: 'addLine',
  input: {
    ...{ ...one(), lineId: id(lineId), itemId: id(item), quantity: 1_000 as never },
    ...{ modifiers: [], note: null, price: null },
  },
});
const reprice = (lineId: number, unitPrice: number | null, reason: string | null = 'dented'): OrderCommand => ({
  name: 'repriceLine',
  input: { ...one(), lineId: id(lineId), unitPrice: unitPrice as never, reason },
});
const change = (lineId: number, newLineId: number, quantity = 2_000): OrderCommand => ({
  name: 'changeLine',
  input: {
    ...{ ...one(), lineId: id(lineId), newLineId: id(newLineId), quantity: quantity as never },
    ...{ modifiers: [], note: null },
  },
});

function played(...commands: OrderCommand[]): OrderPlay {
  const play = new OrderPlay();
  for (const command of [{ name: 'open', input: one() } as const, add(TOAST), ...commands]) play.play(command);
  return play;
}
const line = (order: Order | null, lineId: number): OrderLine => {
  const found = order?.lines.find((one) => one.lineId === id(lineId));
  if (!found) throw new Error('no such line');
  return found;
};
const refusalOf = (...commands: OrderCommand[]) => played(...commands).refusals.at(-1)?.code;

describe('a line sold at another price', () => {
  it('[O14] is priced anew, says why and from what, and is told to nobody in the kitchen', () => {
    const sent = played({ name: 'send', input: { ...one(), sendId: id(0xb01), expectedVersion: 2 } });
    sent.play(reprice(TOAST, 500));
    expect(sent.refusals).toEqual([]);
    expect(line(sent.order, TOAST)).toMatchObject({
      unitPrice: 500,
      repriced: { why: 'override', reason: 'dented', from: 650 },
      kitchen: 'told',
    });
    expect(sent.order && priceOrder(sent.order)).toMatchObject({ gross: 500, tax: 33, total: 500 });
    sent.play({ name: 'send', input: { ...one(), sendId: id(0xb02), expectedVersion: 4 } });
    expect(sent.refusals.at(-1)?.code).toBe('nothing-to-send');
  });

  it('[O14] is sold at the price from before once that is taken back, however often it was set', () => {
    const { order, refusals } = played(reprice(TOAST, 500), reprice(TOAST, 400), reprice(TOAST, null, null));
    expect(refusals).toEqual([]);
    expect(line(order, TOAST).unitPrice).toBe(650);
  });

  it.each<[string, OrderCommand[]]>([
    ['line-unknown', [reprice(0x999, 1)]],
    ['line-voided', [{ name: 'voidLine', input: { ...one(), lineId: id(TOAST), reason: null } }, reprice(TOAST, 1)]],
    ['price-out-of-range', [reprice(TOAST, -1)]],
    ['price-out-of-range', [reprice(TOAST, 100_000_001)]],
    ['price-unchanged', [reprice(TOAST, 650)]],
    ['price-unchanged', [reprice(TOAST, null)]],
    ['reprice-needs-reason', [reprice(TOAST, 500, null)]],
    ['total-too-large', [change(TOAST, 0x902, 9_999_000), reprice(0x902, 100_000_000)]],
  ])('[O14] is refused as %s', (code, commands) => {
    expect(refusalOf(...commands)).toBe(code);
  });

  it('[SF8] needs the right to override prices', () => {
    const refused = decideOrder(played().order, reprice(TOAST, 500), context({ rights: new Set(['sell']) }));
    expect(refused).toMatchObject({ error: { code: 'right-missing', data: { right: 'override-price' } } });
  });

  it('[O14] keeps its price when it is changed, whatever the menu says now', () => {
    const { order } = played(reprice(TOAST, 500), change(TOAST, 0x902));
    expect(line(order, 0x902)).toMatchObject({ unitPrice: 500, repriced: { from: 650 } });
    expect(order && priceOrder(order).total).toBe(1_000);
  });
});

describe('a price set on one till while another changes the line', () => {
  /** Two tills say something at once, of an order that both know with its toast; neither knew of the other's. */
  function atOnce(repriced: object, changed: OrderCommand, between: boolean) {
    const { order, facts } = played();
    const other = (fact: object, hlc: number): HashedFact =>
      ({ ...facts[0], ...fact, device: id(0xd2), segment: id(0x5e7), hlc, seq: 1, hash: 'f'.repeat(64) }) as never;
    const priced = { orderId, lineId: id(TOAST), taxes: line(order, TOAST).taxes, reason: null, ...repriced };
    const decided = decideOrder(order, changed, context({}, MENU));
    if (!decided.ok) throw new Error(decided.error.code);
    const events = decided.value.map((event, at): HashedFact => {
      const hlc = 10 + at * 10;
      return { ...(facts[0] as OrderFact), ...event, hlc, seq: hlc, hash: 'e'.repeat(64) } as never;
    });
    const all = (hlc: number) => [
      ...facts,
      ...events,
      other({ type: 'order.line-repriced', v: 1, payload: priced }, hlc),
    ];
    return [5, ...(between ? [15] : []), 25].map((hlc) => foldOrder(all(hlc)));
  }

  it('[O14] sells what stands in for it at that price, whoever spoke first', () => {
    for (const order of atOnce({ unitPrice: 500, why: 'override' }, change(TOAST, 0x902), true)) {
      expect(line(order, 0x902)).toMatchObject({ unitPrice: 500, repriced: { why: 'override', from: 650 } });
      expect(order && lineGross(line(order, 0x902))).toBe(1_000);
      expect(order?.flags).toEqual([]);
    }
  });

  it('[O14] taxes it as the order’s type asks, also where its price stays', () => {
    const taxes = [{ taxId: id(0x72), name: 'VAT 19 %', rate: 190_000, inclusive: true }];
    for (const order of atOnce({ unitPrice: 650, taxes, why: 'order-type' }, change(TOAST, 0x902), true)) {
      expect(line(order, 0x902)).toMatchObject({ unitPrice: 650, taxes });
    }
  });

  it('[O2] of an unknown line flags the order, and of a settled one says that it came late', () => {
    const { order, facts } = played();
    const fact = (lineId: number, at: Order | null) =>
      applyFact(at, {
        ...facts[0],
        ...{ type: 'order.line-repriced', v: 1, hlc: 99, seq: 99 },
        payload: { orderId, lineId: id(lineId), unitPrice: 1, taxes: [], why: 'override', reason: 'x' },
      } as never);
    expect(fact(0x999, order).flags).toEqual(['unknown-line']);
    const paid = played({
      name: 'payCash',
      input: { ...one(), paymentId: id(0xa1), tendered: 650 as never, expectedVersion: 2 },
    });
    paid.play({ name: 'complete', input: { ...one(), sendId: id(0xb1), expectedVersion: 3 } });
    expect(fact(TOAST, paid.order)).toMatchObject({
      status: { state: 'completed', totals: { total: 650 } },
      flags: ['line-after-settlement'],
    });
  });
});
