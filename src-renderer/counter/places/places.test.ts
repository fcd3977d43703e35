import { describe, expect, it } from 'vitest';
import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import { MAX_COURSE } from '#shared/order/place-commands.ts';
import { id, OrderPlay } from '#support/orders.ts';
import { isAt, placesOf, saidPlace } from './places.ts';

const NOWHERE = { seat: null, course: null };
const one = { commandId: id<never>(1), orderId: id<never>(0x0d) };
const add = (place: { seat?: number; course?: number }): OrderCommand => ({
  name: 'addLine',
  input: {
    ...{
      ...one,
      lineId: id(0x101),
      itemId: id(0x11),
      quantity: 1_000 as never,
      modifiers: [],
      note: null,
      price: null,
    },
    ...place,
  },
});
const label = (set: Extract<OrderCommand, { name: 'label' }>['input']['set']): OrderCommand => ({
  name: 'label',
  input: { ...one, set },
});

function orderOf(...commands: readonly OrderCommand[]): Order {
  const play = new OrderPlay();
  for (const command of [{ name: 'open', input: one } as const, ...commands]) play.play(command);
  if (!play.order) throw new Error('no order was opened');
  return play.order;
}

describe('[U40] the seats and courses to choose from', () => {
  it.each([
    ['a takeaway order', orderOf(add({})), 'always', null],
    ['guests who take away', orderOf(label({ covers: 2 })), 'counted', null],
    ['a table that nobody counted', orderOf(label({ type: 'dine-in' })), 'counted', null],
    ['a table that was counted', orderOf(label({ type: 'dine-in', covers: 3 })), 'counted', { seats: 3, courses: 2 }],
    ['a shop that never wants any', orderOf(label({ type: 'dine-in', covers: 3 })), 'never', null],
    ['a shop that always does', orderOf(label({ type: 'dine-in' })), 'always', { seats: 0, courses: 2 }],
    [
      'the latest course that there is',
      orderOf(add({ seat: 1, course: MAX_COURSE })),
      'never',
      { seats: 1, courses: MAX_COURSE },
    ],
    ['courses alone', orderOf(add({ course: 2 })), 'never', { seats: 0, courses: 3 }],
    ['what has them already', orderOf(add({ seat: 2, course: 3 })), 'never', { seats: 2, courses: 4 }],
  ] as const)('of %s', (_, order, seatsAndCourses, places) => {
    expect(placesOf(order, 'takeaway', { seatsAndCourses }, NOWHERE)).toEqual(places);
  });

  it('of the next order are those of its type', () => {
    const at = (type: Order['type']) => placesOf(null, type ?? 'takeaway', { seatsAndCourses: 'always' }, NOWHERE);
    expect([at('dine-in'), at('takeaway')]).toEqual([{ seats: 0, courses: 2 }, null]);
  });

  it('are said and found again alike: nobody’s seat and the first course go unsaid', () => {
    const places = [NOWHERE, { seat: null, course: 1 }, { seat: 2, course: null }, { seat: 2, course: 3 }];
    expect(places.map(saidPlace)).toEqual([{}, {}, { seat: 2 }, { seat: 2, course: 3 }]);
    const matches = places.map((said) => places.map((place) => isAt(saidPlace(said), place)));
    expect(matches).toEqual([
      [true, true, false, false],
      [true, true, false, false],
      [false, false, true, false],
      [false, false, false, true],
    ]);
  });
});
