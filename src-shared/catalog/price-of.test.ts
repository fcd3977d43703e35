import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item, Tax } from '#shared/catalog/catalog.ts';
import type { VariantId } from '#shared/ids/ids.ts';
import type { OrderType } from '#shared/order/order-type.ts';
import { id, MENU } from '#support/orders.ts';
import { isOnMenu, priceOf, type SaleMoment, taxesOf } from './price-of.ts';
import { type Hours, type Schedule, schedulesOn } from './schedule.ts';
import { isSoldOut } from './sold-out.ts';

const [TOAST] = MENU.items as [Item];
const HAPPY = id<Schedule['id']>(0x5c1);
const SMALL = id<VariantId>(0x5a1);
const LARGE = id<VariantId>(0x5a2);
const latte = {
  ...TOAST,
  price: 400 as never,
  variants: [
    { id: SMALL, name: 'Small', price: null },
    { id: LARGE, name: 'Large', price: 480 as never },
  ],
} satisfies Item;
const moment = (orderType: OrderType = 'takeaway', ...on: Schedule['id'][]): SaleMoment => ({
  orderType,
  on: new Set(on),
});

describe('[MN6] a price', () => {
  it('is the variant’s, or the item’s where the variant has none', () => {
    expect(priceOf(latte, null, moment())).toBe(400);
    expect(priceOf(latte, SMALL, moment())).toBe(400);
    expect(priceOf(latte, LARGE, moment())).toBe(480);
    expect(priceOf({ ...latte, price: null }, SMALL, moment())).toBeNull();
  });
  it('is that of the first rule that holds', () => {
    const ruled: Item = {
      ...latte,
      prices: [
        { price: 300 as never, scheduleId: HAPPY, orderTypes: ['dine-in'] },
        { price: 350 as never, scheduleId: HAPPY, variantId: LARGE },
        { price: 390 as never, orderTypes: ['takeaway', 'delivery'] },
      ],
    };
    expect(priceOf(ruled, LARGE, moment('dine-in', HAPPY))).toBe(300);
    expect(priceOf(ruled, LARGE, moment('takeaway', HAPPY))).toBe(350);
    expect(priceOf(ruled, SMALL, moment('takeaway', HAPPY))).toBe(390);
    expect(priceOf(ruled, SMALL, moment('dine-in'))).toBe(400);
    expect(priceOf(ruled, LARGE, moment('pick-up'))).toBe(480);
  });
});

it('[MN7] bears the taxes of its order type', () => {
  const taxes = new Map<Tax['id'], Tax>([
    [
      id(1),
      { id: id(1), name: 'Full', rate: 190_000 as never, inclusive: true, archived: false, orderTypes: ['dine-in'] },
    ],
    [
      id(2),
      { id: id(2), name: 'Low', rate: 70_000 as never, inclusive: true, archived: false, orderTypes: ['takeaway'] },
    ],
    [id(3), { id: id(3), name: 'Any', rate: 1_000 as never, inclusive: false, archived: false, orderTypes: null }],
    [id(4), { id: id(4), name: 'Gone', rate: 1_000 as never, inclusive: false, archived: true }],
  ]);
  const item = { taxIds: [id(1), id(2), id(3), id(4), id(5)] as Item['taxIds'] };
  const names = (type: OrderType) => taxesOf(item, type, taxes).map(({ name }) => name);
  expect([names('dine-in'), names('takeaway'), names('delivery')]).toEqual([['Full', 'Any'], ['Low', 'Any'], ['Any']]);
});

describe('[MN5] hours', () => {
  const at = (text: string) => Date.parse(text) as never;
  const on = (hours: Hours[], time: string, zone = 'Europe/Berlin') =>
    schedulesOn([{ id: HAPPY, name: 'Happy hour', hours, archived: false }], at(time), zone).has(HAPPY);
  const weekdays = [1, 2, 3, 4, 5];

  it('are those of the clock on the shop’s wall', () => {
    const breakfast = [{ days: weekdays, from: 7 * 60, to: 11 * 60 }];
    expect(on(breakfast, '2026-11-20T06:00:00Z')).toBe(true);
    expect(on(breakfast, '2026-11-20T09:59:59Z')).toBe(true);
    expect(on(breakfast, '2026-11-20T10:00:00Z')).toBe(false);
    expect(on(breakfast, '2026-11-20T10:00:00Z', 'America/New_York')).toBe(false);
    expect(on(breakfast, '2026-11-20T12:00:00Z', 'America/New_York')).toBe(true);
    expect(on(breakfast, '2026-11-21T08:00:00Z')).toBe(false);
  });
  it('go on past midnight, and belong to the day that they began on', () => {
    const late = [{ days: [5], from: 22 * 60, to: 2 * 60 }];
    expect(on(late, '2026-11-20T21:30:00Z')).toBe(true);
    expect(on(late, '2026-11-21T00:59:00Z')).toBe(true);
    expect(on(late, '2026-11-21T01:00:00Z')).toBe(false);
    expect(on(late, '2026-11-20T00:30:00Z')).toBe(false);
    expect(on([{ days: [7], from: 1_380, to: 60 }], '2026-11-22T23:30:00Z')).toBe(true);
  });
  it('cover the week once where spans meet', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_439 }), fc.integer({ min: 0, max: 10_079 }), (split, minute) => {
        const days = [1, 2, 3, 4, 5, 6, 7];
        const time = new Date(Date.parse('2026-11-16T00:00:00Z') + minute * 60_000).toISOString();
        const first = on([{ days, from: 0, to: split }], time, 'UTC');
        const second = on([{ days, from: split, to: 1_440 }], time, 'UTC');
        const across = on([{ days, from: split, to: 0 }], time, 'UTC');
        expect(first).not.toBe(second);
        expect(across).toBe(second);
      }),
      { seed: 5 },
    );
  });
  it('of an item and of its category must both be on', () => {
    const category = { ...(MENU.categories[0] as never as object), scheduleIds: [HAPPY] } as never;
    expect(isOnMenu(TOAST, undefined, new Set())).toBe(true);
    expect(isOnMenu(TOAST, category, new Set())).toBe(false);
    expect(isOnMenu(TOAST, category, new Set([HAPPY]))).toBe(true);
    expect(isOnMenu({ ...TOAST, scheduleIds: [id(0x5c2)] }, category, new Set([HAPPY]))).toBe(false);
  });
});

it('[MN8] is sold out by hand, or until a time', () => {
  const until = 1_000 as never;
  expect([{}, { soldOut: null }, { soldOut: { until: null } }].map((one) => isSoldOut(one, 5 as never))).toEqual([
    false,
    false,
    true,
  ]);
  expect([isSoldOut({ soldOut: { until } }, 999 as never), isSoldOut({ soldOut: { until } }, until)]).toEqual([
    true,
    false,
  ]);
});
