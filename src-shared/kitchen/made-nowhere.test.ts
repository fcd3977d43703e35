import { expect, it } from 'vitest';
import { BAR, id, KITCHEN, MENU } from '#support/orders.ts';
import { orderType } from '../order/order-type.ts';
import { madeNowhere } from './made-nowhere.ts';

const items = MENU.items.map((item) => (item.id === id(0x11) ? { ...item, stationIds: [KITCHEN.id, BAR.id] } : item));
const menu = { ...MENU, items: items.map((item) => (item.id === id(0x14) ? { ...item, stationIds: [] } : item)) };

it('[K75] is what some station makes, and none in orders of a type that the shop takes', () => {
  const bar = { ...BAR, orderTypes: ['dine-in' as const] };
  expect(madeNowhere(menu, [KITCHEN, bar], ['dine-in', 'takeaway', 'delivery'])).toEqual([
    { type: 'takeaway', names: ['Drinks'] },
    { type: 'delivery', names: ['Drinks'] },
  ]);
  const kitchen = { ...KITCHEN, orderTypes: ['takeaway' as const] };
  expect(madeNowhere(menu, [kitchen, bar], ['dine-in', 'delivery'])).toEqual([
    { type: 'dine-in', names: ['Food'] },
    { type: 'delivery', names: ['Food', 'Drinks', 'Cheese toast'] },
  ]);
});

it('[K75] is nothing where every type is made, nor what has no station that is still there', () => {
  expect(madeNowhere(menu, [KITCHEN, BAR], orderType.options)).toEqual([]);
  const gone = { ...BAR, orderTypes: ['dine-in' as const], archived: true };
  expect(madeNowhere(menu, [KITCHEN, gone], orderType.options)).toEqual([]);
});
