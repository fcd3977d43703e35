import { describe, expect, it } from 'vitest';
import type { Catalog, Item } from '#shared/catalog/catalog.ts';
import type { VariantId } from '#shared/ids/ids.ts';
import { readEvent } from '#shared/journal/events.ts';
import { ticketsOf } from '#shared/kitchen/tickets.ts';
import { id, MENU, NOW, OrderPlay } from '#support/orders.ts';
import { lineName } from './line-name.ts';
import type { OrderCommand } from './order-commands.ts';

const SMALL = id<VariantId>(0x5a1);
const LARGE = id<VariantId>(0x5a2);
const [TOAST] = MENU.items as [Item];
const HAPPY = id<never>(0x5c1);

const CHEESE: Item = { ...TOAST, id: id(0x21), name: 'Mountain cheese', price: 2_490 as never, unit: 'kg' };
const LATTE: Item = {
  ...TOAST,
  id: id(0x22),
  name: 'Latte',
  price: 400 as never,
  variants: [
    { id: SMALL, name: 'Small', price: null },
    { id: LARGE, name: 'Large', price: 480 as never, barcodes: ['4006381333931'] },
  ],
};
const HAM: Item = { ...CHEESE, id: id(0x23), name: 'Ham', barcodes: ['2312345', '2112345'] };
const BEER: Item = {
  ...TOAST,
  id: id(0x24),
  name: 'Beer',
  price: 500 as never,
  prices: [{ price: 350 as never, scheduleId: HAPPY }],
};
const SOLD_OUT: Item = { ...TOAST, id: id(0x25), name: 'Soup', soldOut: { until: (NOW + 1_000) as never } };
const SALAD: Item = { ...TOAST, id: id(0x26), name: 'Salad bowl', modifierGroupIds: [id(0x62)] };
const menu: Catalog = {
  ...MENU,
  items: [...MENU.items, CHEESE, LATTE, HAM, BEER, SOLD_OUT, SALAD],
  modifierGroups: [
    ...MENU.modifierGroups,
    {
      ...{ id: id(0x62), name: 'Side', min: 1, max: 2, position: 1, archived: false },
      modifiers: [
        { id: id(0x621), name: 'Green salad', price: 100 as never, groupIds: [id(0x63)] },
        { id: id(0x622), name: 'Bean salad', price: 150 as never, groupIds: [id(0x63)] },
        { id: id(0x623), name: 'Bread', price: 0 as never },
      ],
    },
    {
      ...{ id: id(0x63), name: 'Dressing', min: 1, max: 1, position: 2, archived: false },
      modifiers: [
        { id: id(0x631), name: 'Vinaigrette', price: 0 as never, groupIds: [id(0x63)] },
        { id: id(0x632), name: 'Caesar', price: 50 as never },
      ],
    },
  ],
  // Fridays from 12 to 15 by the clock in Berlin: it is 13:00 there.
  schedules: [{ id: HAPPY, name: 'Happy hour', hours: [{ days: [5], from: 720, to: 900 }], archived: false }],
};

const one = { commandId: id<never>(1), orderId: id<never>(2) };
type Add = Extract<OrderCommand, { name: 'addLine' }>['input'];
const adding = (itemId: Item['id'], over: Partial<Add> = {}): OrderCommand => ({
  name: 'addLine',
  input: {
    ...one,
    ...{ lineId: id(0x101), itemId, quantity: 1_000 as never, modifiers: [], note: null, price: null },
    ...over,
  },
});
const opened = (over: ConstructorParameters<typeof OrderPlay>[0] = {}) => {
  const play = new OrderPlay(over, menu);
  play.play({ name: 'open', input: one });
  return play;
};
const refusalOf = (command: OrderCommand) => {
  const play = opened();
  play.play(command);
  return play.refusals[0]?.code;
};
const lineOf = (command: OrderCommand, over: ConstructorParameters<typeof OrderPlay>[0] = {}) =>
  opened(over).play(command)?.lines[0];

describe('a line of a variant', () => {
  it('[MN1] must name one, and costs what it costs', () => {
    expect(refusalOf(adding(LATTE.id))).toBe('variant-needed');
    expect(refusalOf(adding(LATTE.id, { variantId: id(0x5a9) }))).toBe('variant-unknown');
    expect(refusalOf(adding(TOAST.id, { variantId: SMALL }))).toBe('variant-unknown');
    expect(lineOf(adding(LATTE.id, { variantId: SMALL }))?.unitPrice).toBe(400);
    expect(lineOf(adding(LATTE.id, { variantId: LARGE }))).toMatchObject({
      unitPrice: 480,
      variant: { variantId: LARGE, name: 'Large' },
    });
  });
  it('[MN2] is named on the kitchen’s ticket', () => {
    const play = opened();
    play.play(adding(LATTE.id, { variantId: LARGE }));
    const sent = play.play({ name: 'send', input: { ...one, sendId: id(3), expectedVersion: 2 } });
    const [ticket] = sent?.lastSend ? ticketsOf(sent, { orderId: sent.id, ...sent.lastSend }, NOW) : [];
    expect(ticket?.lines[0]?.name).toBe('Latte, Large');
  });
  it('[MN3] becomes another variant at its price, and else keeps what was rung up', () => {
    const play = opened();
    play.play(adding(LATTE.id, { variantId: SMALL }));
    const change = (variantId?: VariantId) => ({
      name: 'changeLine' as const,
      input: {
        ...{ ...one, lineId: id<never>(0x101), newLineId: id<never>(0x102), modifiers: [], note: 'hot' },
        ...{ quantity: 2_000 as never, ...(variantId && { variantId }) },
      },
    });
    const kept = opened();
    kept.play(adding(LATTE.id, { variantId: SMALL }));
    expect(kept.play(change())?.lines[1]).toMatchObject({ unitPrice: 400, variant: { name: 'Small' } });
    const line = play.play(change(LARGE))?.lines[1];
    expect(line).toMatchObject({ unitPrice: 480, variant: { name: 'Large' }, replaces: id(0x101) });
    expect(line && lineName(line)).toBe('Latte, Large');
  });
});

describe('a line that was weighed', () => {
  it('[MN10] costs what its weight comes to, and says what it was weighed in', () => {
    // 0.354 kg at 24.90: 8.8146 → 8.81.
    const play = opened();
    const order = play.play(adding(CHEESE.id, { quantity: 354 as never }));
    expect(order?.lines[0]).toMatchObject({ weighed: { unit: 'kg' }, quantity: 354, unitPrice: 2_490 });
    expect(play.facts.at(-1)?.v).toBe(3);
  });
  it('[MN12] costs what its label says, as one piece', () => {
    const label = '2312345012999';
    expect(lineOf(adding(HAM.id, { label }))).toMatchObject({ unitPrice: 1_299, quantity: 1_000 });
    expect(lineOf(adding(HAM.id, { label }))).not.toHaveProperty('weighed');
    expect(refusalOf(adding(CHEESE.id, { label }))).toBe('label-unknown');
    expect(refusalOf(adding(HAM.id, { label, quantity: 2_000 as never }))).toBe('label-unknown');
    expect(refusalOf(adding(HAM.id, { label: '2112345003504' }))).toBe('label-unknown');
  });
});

it('[MN6] costs what the hour makes of it, and keeps that', () => {
  expect(lineOf(adding(BEER.id))?.unitPrice).toBe(350);
  expect(lineOf(adding(BEER.id), { now: (NOW + 3 * 3_600_000) as never })?.unitPrice).toBe(500);
  expect(lineOf(adding(BEER.id), { timeZone: 'America/New_York' })?.unitPrice).toBe(500);
});

it('[MN8] is refused while it is sold out, unless somebody sells it all the same', () => {
  expect(refusalOf(adding(SOLD_OUT.id))).toBe('item-sold-out');
  expect(lineOf(adding(SOLD_OUT.id, { evenSoldOut: true }))?.name).toBe('Soup');
  expect(lineOf(adding(SOLD_OUT.id), { now: (NOW + 1_000) as never })?.name).toBe('Soup');
});

describe('choices within choices', () => {
  const green = { modifierId: id<never>(0x621), count: 1 };
  const bean = { modifierId: id<never>(0x622), count: 1 };
  const caesar = { modifierId: id<never>(0x632), count: 1 };
  const vinaigrette = { modifierId: id<never>(0x631), count: 1 };
  const within = (choice: typeof caesar, parent: typeof green) => ({ ...choice, within: parent.modifierId });

  it('[MN16] are asked for where their choice is made, each on its own', () => {
    expect(refusalOf(adding(SALAD.id, { modifiers: [green] }))).toBe('modifiers-too-few');
    expect(refusalOf(adding(SALAD.id, { modifiers: [green, caesar] }))).toBe('modifier-unknown');
    expect(refusalOf(adding(SALAD.id, { modifiers: [bean, within(caesar, green)] }))).toBe('modifiers-too-few');
    const both = lineOf(
      adding(SALAD.id, { modifiers: [within(caesar, bean), green, bean, within(vinaigrette, green)] }),
    );
    expect(both?.modifiers.map(({ name }) => name)).toEqual(['Green salad', 'Vinaigrette', 'Bean salad', 'Caesar']);
    expect(lineOf(adding(SALAD.id, { modifiers: [{ modifierId: id(0x623), count: 1 }] }))?.modifiers).toHaveLength(1);
  });
  it('[MN16] open no others', () => {
    const nested = { ...caesar, within: vinaigrette.modifierId };
    expect(refusalOf(adding(SALAD.id, { modifiers: [green, within(vinaigrette, green), nested] }))).toBe(
      'modifier-unknown',
    );
  });
  it('[MN16] keep what they were rung up with when the line is changed', () => {
    const play = opened();
    play.play(adding(SALAD.id, { modifiers: [green, within(caesar, green)] }));
    const again = {
      ...one,
      lineId: id<never>(0x101),
      newLineId: id<never>(0x102),
      quantity: 1_000 as never,
      note: null,
    };
    const line = play.play({
      name: 'changeLine',
      input: { ...again, modifiers: [green, within(caesar, green), bean, within(vinaigrette, bean)] },
    })?.lines[1];
    expect(line?.modifiers.map(({ name, price, within: inside }) => [name, price, inside ?? null])).toEqual([
      ['Green salad', 100, null],
      ['Caesar', 50, id(0x621)],
      ['Bean salad', 150, null],
      ['Vinaigrette', 0, id(0x622)],
    ]);
  });
});

it('[MN30] says in the first version that can what it says, so that older tills read the rest', () => {
  const versionOf = (command: OrderCommand) => {
    const play = opened();
    play.play(command);
    return play.facts.at(-1)?.v;
  };
  expect(versionOf(adding(TOAST.id))).toBe(1);
  expect(versionOf(adding(LATTE.id, { variantId: SMALL }))).toBe(3);
  // A till of before keeps what it cannot read as it is.
  const play = opened();
  play.play(adding(LATTE.id, { variantId: SMALL }));
  const fact = play.facts.at(-1);
  expect(fact && readEvent(fact)).toMatchObject({ v: 3, payload: { variant: { name: 'Small' } } });
  expect(fact && readEvent({ ...fact, v: 99 })).toBeNull();
});
