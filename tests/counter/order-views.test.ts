import { describe, expect, it } from 'vitest';
import type { LineId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import { context, id, MENU, OrderPlay } from '#support/orders.ts';
import { menuList, shownEntries } from '../../src-renderer/counter/menu-grid/menu-list.ts';
import { lineViews, pieceCount } from '../../src-renderer/counter/order-panel/line-views.ts';
import { lineToCountUp, mustAsk } from '../../src-renderer/counter/tap-item.ts';

const ORDER = id<never>(1);
let serial = 0x1000;
const fresh = () => id<never>(serial++);

/** An order with these lines rung up, as the engine would fold it. */
function orderOf(...commands: ((order: Order) => OrderCommand)[]): Order {
  const play = new OrderPlay();
  play.play({ name: 'open', input: { commandId: fresh(), orderId: ORDER } });
  for (const command of commands) if (play.order) play.play(command(play.order));
  if (!play.order || play.refusals.length > 0) throw new Error(JSON.stringify(play.refusals));
  return play.order;
}
const one = () => ({ commandId: fresh(), orderId: ORDER });
const line =
  (item: number, over: object = {}) =>
  (): OrderCommand => ({
    name: 'addLine',
    input: {
      ...{ ...one(), lineId: fresh(), itemId: id<never>(item), quantity: 1_000 as never },
      ...{ modifiers: [], note: null, price: null, ...over },
    },
  });
const last = (order: Order) => order.lines.at(-1)?.lineId as LineId;
const change =
  (quantity: number) =>
  (order: Order): OrderCommand => ({
    name: 'changeLine',
    input: {
      ...{ ...one(), lineId: last(order), newLineId: fresh() },
      ...{ quantity: quantity as never, modifiers: [], note: null },
    },
  });
const takenOff = (order: Order): OrderCommand => ({
  name: 'voidLine',
  input: { ...one(), lineId: last(order), reason: 'sold out' },
});
const send = (order: Order): OrderCommand => ({
  name: 'send',
  input: { ...one(), sendId: fresh(), expectedVersion: order.version },
});
const discount = (order: Order): OrderCommand => ({
  name: 'addDiscount',
  input: {
    ...{ ...one(), discountId: fresh(), lineId: last(order), reason: null },
    value: { kind: 'percent', rate: 100_000 as never },
  },
});
const item = (n: number) => {
  const found = MENU.items.find((known) => known.id === id(n));
  if (!found) throw new Error('no such item');
  return found;
};

describe('the rows of an order', () => {
  it('[U12] keep their identity through a change, and are the same objects where nothing changed', () => {
    const play = orderOf(line(0x11), line(0x14));
    const before = lineViews(play);
    const counted = orderOf(line(0x11), line(0x14), change(3_000));
    const rows = lineViews(counted);
    expect(rows.map(({ quantity }) => quantity)).toEqual([1_000, 3_000]);
    expect(rows[1]?.rowId).not.toBe(rows[1]?.lineId);
    expect(lineViews(counted, rows)).toBe(rows);
    expect(lineViews({ ...counted, lines: counted.lines.map((each) => ({ ...each })) }, rows)).toBe(rows);
    expect(before).toHaveLength(2);
  });

  it('show what was sent, and what was taken off until the kitchen has heard', () => {
    const sent = orderOf(line(0x11), line(0x14), send);
    expect(lineViews(sent).map(({ state }) => state)).toEqual(['sent', 'sent']);
    const off = orderOf(line(0x11), line(0x14), send, takenOff);
    expect(lineViews(off).map(({ state }) => state)).toEqual(['sent', 'off']);
    expect(pieceCount(off)).toBe(1);
    expect(lineViews(orderOf(line(0x11), line(0x14), send, takenOff, send))).toHaveLength(1);
    // The kitchen hears of what was changed before it was taken off, too.
    expect(lineViews(orderOf(line(0x11), send, change(2_000), takenOff)).map(({ state }) => state)).toEqual(['off']);
    expect(lineViews(orderOf(line(0x11), send, change(2_000), takenOff, send))).toEqual([]);
  });

  it('[U60] say what their guest is allergic to, and count as not sent until the kitchen knows of it', () => {
    const warn = (order: Order): OrderCommand => ({
      name: 'noteLines',
      input: { ...one(), lineIds: [last(order)], allergies: { add: ['Nuts'], remove: [] } },
    });
    const shown = (order: Order) => lineViews(order).map(({ state, allergic }) => [state, ...allergic]);
    expect(shown(orderOf(line(0x11), send))).toEqual([['sent']]);
    expect(shown(orderOf(line(0x11), send, warn))).toEqual([['new', 'Nuts']]);
    expect(shown(orderOf(line(0x11), send, warn, send))).toEqual([['sent', 'Nuts']]);
  });
  it('carry the discount of their line through its changes', () => {
    const rows = lineViews(orderOf(line(0x11), discount, change(2_000)));
    expect(rows.map(({ discounts }) => discounts.length)).toEqual([1]);
  });
});

describe('[U6] a tap on an item', () => {
  const { catalog, now } = context();
  const place = { seat: null, course: null };
  const tap = { catalog, now, moment: { orderType: 'takeaway', on: new Set<never>() }, place } as const;

  it('asks where a price or a choice is missing, and only there', () => {
    expect([0x11, 0x13, 0x15].map((n) => mustAsk(item(n), tap))).toEqual([false, true, true]);
  });
  it('counts up the last line of the same item', () => {
    expect(lineToCountUp(orderOf(line(0x11)), item(0x11), tap)?.quantity).toBe(1_000);
  });
  it.each([
    ['another item came between', orderOf(line(0x11), line(0x14))],
    ['it has a note', orderOf(line(0x11, { note: 'well done' }))],
    ['its guest is allergic', orderOf(line(0x11, { allergies: ['Nuts'] }))],
    ['it was sent', orderOf(line(0x11), send)],
    ['it is discounted', orderOf(line(0x11), discount)],
    ['it is a part of a piece', orderOf(line(0x11, { quantity: 1_500 }))],
    ['it is for a seat', orderOf(line(0x11, { seat: 1 }))],
    ['it comes with another course', orderOf(line(0x11, { course: 2 }))],
    ['the order is empty', orderOf()],
  ])('is a line of its own where %s', (_, order) => {
    expect(lineToCountUp(order, item(0x11), tap)).toBeNull();
  });
});

describe('the menu list', () => {
  const list = menuList(MENU);
  const names = (query: string, category: Parameters<typeof shownEntries>[1] = 'all') =>
    shownEntries(list, category, query).map(({ item }) => item.name);

  it('stands in the order of its categories, what has none last', () => {
    expect(names('')).toEqual(['Apple cake', 'Cheese toast', 'Daily special', 'Flat white', 'Lemonade', 'Tote bag']);
    expect(names('', id<never>(0xc2))).toEqual(['Flat white', 'Lemonade']);
    expect(names('', 'none')).toEqual(['Tote bag']);
    expect(list.hasUncategorised).toBe(true);
  });
  it('is searched by words, without case and accents, through every category', () => {
    expect(names('CAKE', id<never>(0xc2))).toEqual(['Apple cake']);
    expect(names('drinks white')).toEqual(['Flat white']);
    expect(names('spécial')).toEqual(['Daily special']);
    expect(names('nothing')).toEqual([]);
  });
  it('leaves out what is archived', () => {
    const archived = { ...MENU, items: MENU.items.map((each) => ({ ...each, archived: each.name === 'Lemonade' })) };
    expect(menuList(archived).all.map((entry) => entry.item.name)).not.toContain('Lemonade');
  });
});
