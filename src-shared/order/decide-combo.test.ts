import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog, Item } from '#shared/catalog/catalog.ts';
import { ticketsOf } from '#shared/kitchen/tickets.ts';
import { lineGross, priceOrder } from '#shared/pricing/price-order.ts';
import { receiptOf } from '#shared/printing/receipt-of.ts';
import { BAR, id, KITCHEN, MENU, NOW, OrderPlay } from '#support/orders.ts';
import type { OrderCommand } from './order-commands.ts';

const [TOAST] = MENU.items as [Item];
const [FOOD, DRINK] = [id<never>(0x901), id<never>(0x902)];
const choice = (item: number, upcharge = 0) => ({ itemId: id<never>(item), upcharge: upcharge as never });
const lunch = (price: number | null, extra = 0): Item => ({
  ...TOAST,
  ...{ id: id(0x31), name: 'Lunch menu', price: price as never },
  combo: [
    { id: FOOD, name: 'Food', choices: [choice(0x11), choice(0x12, extra)] },
    { id: DRINK, name: 'Drink', choices: [choice(0x14), choice(0x13, 50)] },
  ],
});
const menuWith = (combo: Item): Catalog => ({ ...MENU, items: [...MENU.items, combo] });
const one = { commandId: id<never>(1), orderId: id<never>(2) };
type Input = Extract<OrderCommand, { name: 'addCombo' }>['input'];
const part = (lineId: number, slotId: never, item: number, modifiers: Input['parts'][number]['modifiers'] = []) => ({
  ...{ lineId: id<never>(lineId), slotId, itemId: id<never>(item), modifiers },
});
const adding = (over: Partial<Input> = {}): OrderCommand => ({
  name: 'addCombo',
  input: {
    ...one,
    ...{ comboLineId: id(0x200), itemId: id(0x31), quantity: 1_000 as never, price: null, note: null },
    parts: [part(0x201, FOOD, 0x11), part(0x202, DRINK, 0x14)],
    ...over,
  },
});
const opened = (combo = lunch(850)) => {
  const play = new OrderPlay({}, menuWith(combo));
  play.play({ name: 'open', input: one });
  return play;
};
const refusalOf = (command: OrderCommand, combo = lunch(850)) => {
  const play = opened(combo);
  play.play(command);
  return play.refusals[0]?.code;
};

describe('a combo', () => {
  it('[MN20] asks for one choice of each of its places', () => {
    expect(refusalOf(adding({ parts: [part(0x201, FOOD, 0x11)] }))).toBe('combo-incomplete');
    expect(refusalOf(adding({ parts: [part(0x201, FOOD, 0x14), part(0x202, DRINK, 0x14)] }))).toBe(
      'combo-choice-unknown',
    );
    const twice = [part(0x201, FOOD, 0x11), part(0x203, FOOD, 0x12), part(0x202, DRINK, 0x14)];
    expect(refusalOf(adding({ parts: twice }))).toBe('combo-choice-unknown');
    expect(refusalOf(adding({ itemId: id(0x11) }))).toBe('combo-choice-unknown');
    expect(refusalOf(adding({ parts: [part(0x201, FOOD, 0x11), part(0x201, DRINK, 0x14)] }))).toBe('line-exists');
    expect(refusalOf(adding({ parts: [part(0x201, FOOD, 0x11), part(0x202, DRINK, 0x13)] }))).toBe('modifiers-too-few');
    const plain = { ...one, lineId: id<never>(0x101), itemId: id<never>(0x31), modifiers: [], note: null, price: null };
    expect(refusalOf({ name: 'addLine', input: { ...plain, quantity: 1_000 as never } })).toBe('combo-incomplete');
  });

  it('[MN21] shares its price among its parts by what they cost alone, and taxes follow', () => {
    // 8.50 by 6.50 and 3.33: 5.6205… and 2.8794… → 5.62 and 2.88; cake for toast costs 0.30 more.
    const order = opened().play(adding());
    expect(order?.lines.map(({ unitPrice, stations }) => [unitPrice, stations[0]?.name])).toEqual([
      [562, 'Kitchen'],
      [288, 'Bar'],
    ]);
    // 5.62 × 7/107 = 0.3676… and 2.88 × 19/119 = 0.4598….
    expect(order && priceOrder(order).taxes.map(({ name, amount }) => [name, amount])).toEqual([
      ['VAT 7 %', 37],
      ['VAT 19 %', 46],
    ]);
    const other = opened(lunch(850, 30)).play(adding({ parts: [part(0x201, FOOD, 0x12), part(0x202, DRINK, 0x14)] }));
    expect(other && priceOrder(other).total).toBe(880);
  });

  it('[MN21] comes to its price to the cent, whatever it costs and is made up of', () => {
    const oat = [{ modifierId: id<never>(0x612), count: 1 }];
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.nat(999),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 20 }),
        (price, extra, cake, coffee, count) => {
          const parts = [
            part(0x201, FOOD, cake ? 0x12 : 0x11),
            coffee ? part(0x202, DRINK, 0x13, oat) : part(0x202, DRINK, 0x14),
          ];
          const play = opened(lunch(price, extra));
          const order = play.play(adding({ parts, quantity: (count * 1_000) as never }));
          expect(play.refusals).toEqual([]);
          const each = price + (cake ? extra : 0) + (coffee ? 50 + 40 : 0);
          expect(order?.lines.reduce((sum, line) => sum + lineGross(line), 0)).toBe(each * count);
          expect(order && priceOrder(order).total).toBe(each * count);
        },
      ),
      { seed: 21, numRuns: 200 },
    );
  });

  it('[MN20] is told to the station of each part', () => {
    const play = opened();
    play.play(adding());
    const order = play.play({ name: 'send', input: { ...one, sendId: id(3), expectedVersion: 3 } });
    const tickets = order?.lastSend ? ticketsOf(order, { orderId: order.id, ...order.lastSend }, NOW) : [];
    expect(tickets.map(({ station, lines }) => [station.name, lines.map(({ name }) => name)])).toEqual([
      [KITCHEN.name, ['Cheese toast']],
      [BAR.name, ['Lemonade']],
    ]);
  });

  it('[MN22] is taken off as a whole, and its parts are not counted apart', () => {
    const play = opened();
    play.play(adding());
    const change = { ...one, lineId: id<never>(0x201), newLineId: id<never>(0x301), modifiers: [], note: 'well done' };
    play.play({ name: 'changeLine', input: { ...change, quantity: 2_000 as never } });
    expect(play.refusals.map(({ code }) => code)).toEqual(['combo-part-fixed']);
    play.play({ name: 'changeLine', input: { ...change, quantity: 1_000 as never } });
    const off = play.play({ name: 'voidLine', input: { ...one, lineId: id(0x202), reason: null } });
    expect(off?.lines.map(({ voided }) => voided !== null)).toEqual([true, true, true]);
    expect(off && priceOrder(off).total).toBe(0);
  });

  it('[MN23] is one line of the receipt, which adds up', () => {
    const play = opened();
    play.play(adding({ quantity: 2_000 as never }));
    play.play({ name: 'payCash', input: { ...one, paymentId: id(4), tendered: 2_000 as never, expectedVersion: 3 } });
    const order = play.play({ name: 'complete', input: { ...one, sendId: id(3), expectedVersion: 4 } });
    const shop = { timeZone: 'Europe/Berlin', name: 'Shop', receiptCode: 'none', receiptHeader: '', receiptFooter: '' };
    const receipt = order && receiptOf(order, shop as never);
    expect(receipt?.lines).toEqual([
      expect.objectContaining({
        quantity: 2_000,
        name: 'Lunch menu',
        parts: ['Cheese toast', 'Lemonade'],
        gross: 1_700,
      }),
    ]);
    expect(receipt?.total).toBe(1_700);
  });
});
