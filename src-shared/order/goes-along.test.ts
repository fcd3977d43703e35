import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { A, B, C, D, Floor, fresh, seated, total } from '#support/floor.ts';
import { DEVICE, id, RULES_V2, SERVICE } from '#support/orders.ts';
import { isHeld } from '../kitchen/courses.ts';
import { kitchenDelta } from '../kitchen/kitchen-delta.ts';
import { activeLines } from '../pricing/price-order.ts';
import { notesToTell } from './notes.ts';
import type { Order } from './order.ts';

const of = (floor: Floor, which: Order['id']): Order => floor.order(which) as Order;
const say = (floor: Floor, orderId: Order['id'], allergy: string | null, note?: string) =>
  floor.do({
    name: 'note',
    input: {
      ...{ commandId: fresh(), orderId },
      ...(allergy && { allergies: { add: [allergy], remove: [] } }),
      ...(note && { note }),
    },
  });
const fire = (floor: Floor, orderId: Order['id'], course: number) =>
  floor.do({
    name: 'fireCourse',
    input: { commandId: fresh(), orderId, sendId: fresh(), course, expectedVersion: of(floor, orderId).version },
  });
const charge = (floor: Floor, orderId: Order['id'], charged: boolean) =>
  floor.do({ name: 'setServiceCharge', input: { commandId: fresh(), orderId, charged } });
const label = (floor: Floor, orderId: Order['id'], set: object) =>
  floor.do({ name: 'label', input: { commandId: fresh(), orderId, set } });

describe('[FP15] what the kitchen must know goes along', () => {
  it('allergies with any of the food, a note with all of it; told is told', () => {
    const floor = seated();
    const toast = floor.ring(A, 0x11);
    floor.ring(A, 0x12);
    say(floor, A, 'Nuts', 'Birthday').send(A).give(A, B, [toast]);
    expect(of(floor, B).notes).toEqual({ note: null, allergies: ['Nuts'], told: true });
    expect(notesToTell(of(floor, B), 0)).toBe(null);
    expect(floor.tickets(B).at(-1)).toMatchObject({ kind: 'moved', allergies: ['Nuts'] });
    say(floor, C, 'Milk', 'Window seat');
    floor.ring(C, 0x12);
    floor.send(C);
    for (const from of [A, B]) floor.give(from, C);
    expect(of(floor, C).notes).toEqual({
      note: 'Window seat · Birthday',
      allergies: ['Milk', 'Nuts'],
      // The cake is being made by somebody who has not heard of the nuts.
      told: false,
    });
    expect(floor.send(C).tickets(C).at(-1)).toMatchObject({ kind: 'changed', allergies: ['Milk', 'Nuts'] });
  });
  it('a course that was fired, unless that would fire what waits there', () => {
    const floor = seated();
    const late = { course: 2 };
    floor.ring(A, 0x11, 1_000, late);
    fire(floor, A, 2).ring(A, 0x12, 1_000, late);
    floor.ring(B, 0x14, 1_000, late);
    floor.ring(C, 0x14);
    const [, cake] = activeLines(of(floor, A)).map(({ lineId }) => lineId);
    const away = new Floor({}, floor.facts);
    away.give(A, C);
    expect(kitchenDelta(of(away, C), DEVICE).map(({ lineId }) => lineId)).toContain(cake);
    floor.give(A, B);
    const { lines } = of(floor, B);
    expect(lines.map((line) => [line.name, line.kitchen, isHeld(of(floor, B), line)])).toEqual([
      ['Lemonade', 'untold', true],
      ['Cheese toast', 'told', false],
      ['Apple cake', 'untold', true],
    ]);
  });
});

describe('[FP16] lines go to a new order', () => {
  it('that is for the same guests, at the same tables, by the same rules', () => {
    const floor = seated({ orderNumber: 'A-007', serviceCharge: SERVICE, staff: id(0x5a) });
    const toast = floor.ring(A, 0x11, 1_000, { seat: 2 });
    floor.ring(A, 0x16);
    const [server, tables] = [id<never>(0x5b), [{ tableId: id<never>(0x7a), name: '7' }]];
    label(floor, A, { covers: 8, server });
    floor.do({
      name: 'exemptTax',
      input: { commandId: fresh(), orderId: A, exemption: { reference: 'EX-7', reason: 'charity' } },
    });
    const seat = { commandId: fresh<never>(), orderId: A, sendId: fresh<never>(), tableIds: [id<never>(0x7a)] };
    const there = new Floor({ orderNumber: 'A-007', serviceCharge: SERVICE, ...tableSeven }, floor.facts);
    there.do({ name: 'seat', input: seat });
    say(there, A, 'Nuts').send(A).giveToNew(A, D, [toast]);
    const { number, status, type, covers, notes, lines, ...rest } = of(there, D);
    expect([number, status.state, type, covers, notes?.allergies]).toEqual([
      ...['A-007', 'open', 'takeaway', undefined],
      ['Nuts'],
    ]);
    const before = of(there, A);
    expect(rest).toMatchObject({ server, tables, taxExemption: before.taxExemption, pricing: before.pricing });
    expect(rest.serviceCharge).toEqual(before.serviceCharge);
    expect(lines).toMatchObject([{ lineId: toast, seat: 2, kitchen: 'told' }]);
    expect(kitchenDelta(of(there, D), DEVICE)).toEqual([]);
    expect(there.refusals).toEqual([]);
  });
  it('but not all of them, not while no day is open, and not to one that is there already', () => {
    const floor = seated();
    floor.ring(A, 0x11);
    const toast = floor.ring(A, 0x11);
    floor.giveToNew(A, D, null).giveToNew(A, B, [toast]).give(A, D, [toast]);
    const closed = new Floor({ businessDate: null }, floor.facts);
    closed.giveToNew(A, D, [toast]);
    expect([...floor.refusals, ...closed.refusals]).toEqual([
      ...['nothing-stays', 'order-exists', 'order-unknown', 'day-not-open'],
    ]);
  });
});
const tableSeven = {
  tables: new Map([
    [
      id<never>(0x7a),
      {
        ...{ id: id<never>(0x7a), roomId: id<never>(0x70), name: '7', shape: 'square' as const, seats: 4 },
        ...{ x: 0, y: 0, width: 2, height: 2, archived: false },
      },
    ],
  ]),
};

describe('[FP17] what is charged for the service', () => {
  const byHand = () => seated({ serviceCharge: SERVICE });
  it('by hand on one of two orders stands in the way of putting them together, and not of a line that goes alone', () => {
    const floor = byHand();
    const toast = floor.ring(A, 0x11);
    floor.ring(A, 0x12);
    floor.ring(B, 0x14);
    charge(floor, A, true).give(A, B).give(B, A);
    expect(floor.refusals).toEqual(['orders-charged-apart', 'orders-charged-apart']);
    floor.give(A, B, [toast]);
    expect([floor.names(B), total(of(floor, B))]).toEqual([['Lemonade', 'Cheese toast'], 983]);
    charge(floor, B, true).give(A, B);
    expect([floor.refusals.length, floor.names(B).length]).toEqual([2, 3]);
  });
  it('by hand stands for both, however many guests they are together', () => {
    const floor = byHand();
    floor.ring(A, 0x11);
    floor.ring(B, 0x14);
    for (const one of [A, B]) label(floor, one, { covers: 4 });
    charge(floor, A, true);
    charge(floor, A, false).give(A, B);
    expect(of(floor, B)).toMatchObject({ covers: 8, serviceCharge: { charge: null, why: 'person' } });
    expect(total(of(floor, B))).toBe(983);
  });
  it('by their number is charged where it says so of all of them', () => {
    const floor = byHand();
    floor.ring(A, 0x11);
    floor.ring(B, 0x14);
    for (const one of [A, B]) label(floor, one, { covers: 4 });
    floor.give(A, B);
    expect(of(floor, B)).toMatchObject({ covers: 8, serviceCharge: { why: 'covers', charge: { name: 'Service' } } });
  });
});

it('[FP12] nothing goes to an order that is discounted as a whole, which would take something off it, too', () => {
  const floor = seated();
  floor.ring(A, 0x11);
  floor.ring(B, 0x12);
  floor.do({
    name: 'comp',
    input: { commandId: fresh(), orderId: B, discountId: fresh(), lineId: null, reason: 'late' },
  });
  floor.give(A, B);
  expect(floor.refusals).toEqual(['order-discounted']);
});

it('[FP18] guests who join others sit after them, and a line that goes alone is for nobody in particular', () => {
  const floor = seated();
  const toast = floor.ring(A, 0x11, 1_000, { seat: 1 });
  floor.ring(A, 0x12, 1_000, { seat: 2 });
  floor.ring(B, 0x14, 1_000, { seat: 3 });
  label(floor, B, { covers: 4 });
  const seats = (which: Order['id']) => activeLines(of(floor, which)).map(({ seat = null }) => seat);
  floor.give(A, C, [toast]);
  expect(seats(C)).toEqual([null]);
  floor.give(A, B);
  expect(seats(B)).toEqual([3, 6]);
});

it('[FP10] [FP15] whatever goes wherever: what was rung up comes to the same, no allergy is lost, and nothing is told twice', () => {
  const step = fc.record({
    of: fc.nat(9),
    to: fc.nat(9),
    what: fc.constantFrom('ring', 'ring', 'ring', 'send', 'fire', 'say', 'charge', 'give', 'give', 'new', 'void'),
    item: fc.constantFrom(0x11, 0x12, 0x13, 0x14, 0x16),
    n: fc.integer({ min: 1, max: 9_999 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 60 }), (course) => {
      const floor = seated({ pricing: RULES_V2, serviceCharge: SERVICE });
      const all = [A, B, C];
      const goods = () =>
        all.reduce((sum, one) => sum + total({ ...of(floor, one), serviceCharge: undefined } as never), 0);
      const allergies = (one: Order['id']) => floor.order(one)?.notes?.allergies ?? [];
      for (const { what, item, n, ...which } of course) {
        const one = all[which.of % all.length] as Order['id'];
        const lineId = activeLines(of(floor, one)).at(n % 3)?.lineId;
        if (what === 'ring') floor.ring(one, item, n, n % 3 ? { course: (n % 3) + 1, seat: 1 + (n % 4) } : {});
        if (what === 'send') floor.send(one);
        if (what === 'fire') fire(floor, one, 2 + (n % 2));
        if (what === 'say') say(floor, one, ['Nuts', 'Milk', 'Fish'][n % 3] as string, n % 2 ? `note ${n}` : undefined);
        if (what === 'charge') charge(floor, one, n % 2 === 0);
        if (what === 'void' && lineId)
          floor.do({ name: 'voidLine', input: { commandId: fresh(), orderId: one, lineId, reason: 'no' } });
        if (!lineId || (what !== 'give' && what !== 'new')) continue;
        const into = what === 'new' ? fresh<Order['id']>() : (all[which.to % all.length] as Order['id']);
        const before = {
          goods: goods(),
          refused: floor.refusals.length,
          said: allergies(into),
          known: floor.order(into),
        };
        if (what === 'new') floor.giveToNew(one, into, [lineId]);
        else floor.give(one, into, n % 2 ? [lineId] : null);
        if (floor.refusals.length > before.refused) continue;
        if (!before.known) all.push(into);
        expect(goods()).toBe(before.goods);
        expect(allergies(into)).toEqual(expect.arrayContaining([...allergies(one), ...before.said]));
      }
      for (const one of all) for (const course of [2, 3]) fire(floor, one, course);
      for (const one of all) floor.send(one);
      const made = floor.facts.flatMap((fact) => (fact.type === 'order.sent' ? fact.payload.changes : []));
      const told = made.filter(({ kind }) => kind !== 'void').map(({ lineId }) => lineId);
      expect(new Set(told).size).toBe(told.length);
      // Each line stands on one order, and the kitchen makes what stands.
      const standing = all.flatMap((one) => activeLines(of(floor, one)));
      expect(new Set(standing.map(({ lineId }) => lineId)).size).toBe(standing.length);
      for (const one of all) expect(kitchenDelta(of(floor, one), DEVICE)).toEqual([]);
    }),
    { seed: 1260, numRuns: 60 },
  );
});
