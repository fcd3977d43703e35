import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#support/effort.ts';
import { id } from '#support/orders.ts';
import { kitchenSteps, playKitchen, ticketsOfFacts } from '#support/random-kitchen.ts';
import { namesOf } from '../order/line-allergies.ts';
import { activeLines } from '../pricing/price-order.ts';
import { allDay } from './all-day.ts';
import { toldOf } from './routing.ts';
import type { Ticket, TicketLine } from './ticket.ts';

const line = (over: Partial<TicketLine>): TicketLine => ({
  ...{ kind: 'new', quantity: 1_000 as never, was: null, name: 'Burger', modifiers: [], note: null },
  ...over,
});
const ticket = (order: number, ...lines: TicketLine[]): Ticket => ({
  ...{ orderId: id(order), sendId: id(0xb), station: { stationId: id(0x51), name: 'Grill' } },
  ...{ orderNumber: 'A-001', at: 0 as never, lines },
});
const NO_ONIONS = [{ name: 'Onions', count: 1, kind: 'remove' as const }];

describe('[K46] what is still to be made', () => {
  it('adds up over orders, each way of it apart', () => {
    const all = allDay([
      ticket(1, line({ quantity: 2_000 as never }), line({ modifiers: NO_ONIONS })),
      ticket(2, line({ quantity: 3_000 as never }), line({ name: 'Fries' })),
    ]);
    expect(all).toEqual([
      {
        name: 'Burger',
        quantity: 6_000,
        ways: [
          { modifiers: [], quantity: 5_000 },
          { modifiers: NO_ONIONS, quantity: 1_000 },
        ],
      },
      { name: 'Fries', quantity: 1_000, ways: [{ modifiers: [], quantity: 1_000 }] },
    ]);
  });

  it('counts what a change makes more or otherwise, and nothing of what was made before', () => {
    const more = line({ kind: 'changed', quantity: 3_000 as never, was: 2_000 as never });
    expect(allDay([ticket(1, more)])).toMatchObject([{ quantity: 1_000 }]);
    const otherwise = line({ kind: 'changed', was: 1_000 as never, modifiers: NO_ONIONS, wasWith: [] });
    expect(allDay([ticket(1, line({}), otherwise)])).toMatchObject([
      { quantity: 1_000, ways: [{ modifiers: NO_ONIONS }] },
    ]);
  });

  it('takes nothing from one order for what another voids, and nothing for a rush', () => {
    const voided = line({ kind: 'void', quantity: 2_000 as never });
    expect(allDay([ticket(1, voided), ticket(2, line({})), ticket(2, line({ kind: 'told' }))])).toMatchObject([
      { quantity: 1_000 },
    ]);
  });

  it('of what went to another order since it was told, once, whatever was bumped meanwhile', () => {
    const [toast, heir, other] = [id<never>(0x1), id<never>(0x2), id<never>(0x3)];
    const told = ticket(1, line({ lineId: toast }), line({ lineId: other }));
    const gone = ticket(2, line({ kind: 'void', lineId: toast }));
    const more = { quantity: 3_000 as never, was: 1_000 as never };
    const changed = ticket(2, line({ kind: 'changed', lineId: heir, replaces: toast, ...more }));
    expect(allDay([told, gone])).toMatchObject([{ quantity: 1_000 }]);
    expect(allDay([told, changed])).toMatchObject([{ quantity: 4_000 }]);
    // It was made where it was told: nothing of the other is taken off for it, and only the rest is still to be made.
    expect(allDay([ticket(1, line({ lineId: other })), gone])).toMatchObject([{ quantity: 1_000 }]);
    expect(allDay([changed])).toMatchObject([{ quantity: 2_000 }]);
  });

  it('is what the order wants less what was bumped, at every station and in every way, for any course', () => {
    fc.assert(
      fc.property(kitchenSteps, fc.infiniteStream(fc.boolean()), (course, coin) => {
        const play = playKitchen(course);
        const tickets = ticketsOfFacts(play.facts);
        const bumped = new Set(tickets.filter(() => coin.next().value));
        const { order } = play;
        const wanted = (order ? activeLines(order) : []).flatMap((line) => {
          const way = [...line.modifiers, ...namesOf(line).map((name) => ({ name }))];
          return toldOf(order ?? { lines: [] }, line).map(
            ({ stationId }) => [keyOf(stationId, line.name, way), line.quantity] as const,
          );
        });
        const made = [...bumped].flatMap(({ station, lines }) =>
          lines.flatMap((one) =>
            signed(one).map(([way, quantity]) => [keyOf(station.stationId, one.name, way), -quantity] as const),
          ),
        );
        const stations = Map.groupBy(
          tickets.filter((one) => !bumped.has(one)),
          ({ station }) => station.stationId,
        );
        const counted = [...stations].flatMap(([stationId, here]) =>
          allDay(here).flatMap(({ name, ways }) =>
            ways.map(({ modifiers, quantity }) => [keyOf(stationId, name, modifiers), quantity] as const),
          ),
        );
        expect(summed(counted)).toEqual(summed([...wanted, ...made]));
      }),
      { seed: 11, numRuns: 300 * effort },
    );
  });
});

type Way = readonly { readonly name: string }[];
const keyOf = (station: string, name: string, way: Way) =>
  [station, name, ...way.map((one) => one.name).sort()].join('|');

/** What a bumped line did to what had been made. */
function signed({ kind, quantity, was, modifiers, wasWith }: TicketLine): [Way, number][] {
  if (kind === 'told') return [];
  if (kind === 'void') return [[modifiers, -quantity]];
  return [
    [modifiers, quantity],
    [wasWith ?? modifiers, -(was ?? 0)],
  ];
}

function summed(parts: readonly (readonly [key: string, quantity: number])[]): Record<string, number> {
  const sums = [...Map.groupBy(parts, ([key]) => key)].map(
    ([key, all]) => [key, all.reduce((sum, [, quantity]) => sum + quantity, 0)] as const,
  );
  return Object.fromEntries(sums.filter(([, quantity]) => quantity > 0).sort());
}
