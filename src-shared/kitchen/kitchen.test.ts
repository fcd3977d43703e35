import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#support/effort.ts';
import { DEVICE, id, KITCHEN, MENU, OrderPlay } from '#support/orders.ts';
import { kitchenSteps, PASS, playKitchen, ROUTED_MENU, ticketsOfFacts } from '#support/random-kitchen.ts';
import { playSteps, steps } from '#support/random-orders.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Order } from '../order/order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import { activeLines } from '../pricing/price-order.ts';
import type { Station } from '../settings/settings.ts';
import { kitchenDelta } from './kitchen-delta.ts';
import { stationSlips } from './station-slips.ts';
import type { Ticket, TicketLine } from './ticket.ts';

const orderId = id<never>(0x0d);
let made = 1;
const one = () => ({ commandId: id<never>(0xf000 + made++), orderId });
const add = (line: number, item = 0x11): OrderCommand => ({
  name: 'addLine',
  input: {
    ...one(),
    lineId: id(line),
    itemId: id(item),
    quantity: 2_000 as never,
    modifiers: [],
    note: null,
    price: null,
  },
});
const send = (order: Order | null): OrderCommand => ({
  name: 'send',
  input: { ...one(), sendId: id(0xb00 + made++), expectedVersion: order?.version ?? 0 },
});

const tickets = (play: OrderPlay): Ticket[] => ticketsOfFacts(play.facts);

describe('what the kitchen is told', () => {
  it('[K1] is one ticket a station, with what that station makes', () => {
    const play = new OrderPlay();
    for (const command of [{ name: 'open', input: one() } as const, add(1), add(2, 0x14)]) play.play(command);
    play.play(send(play.order));
    expect(tickets(play).map(({ station, lines }) => [station.name, lines.map((line) => line.name)])).toEqual([
      ['Kitchen', ['Cheese toast']],
      ['Bar', ['Lemonade']],
    ]);
  });

  it('[K2] is only what is new: adding food does not print drinks again', () => {
    const play = new OrderPlay();
    for (const command of [{ name: 'open', input: one() } as const, add(1), add(2, 0x14)]) play.play(command);
    play.play(send(play.order));
    play.play(add(3));
    play.play(send(play.order));
    expect(
      tickets(play)
        .slice(2)
        .map(({ station }) => station.name),
    ).toEqual(['Kitchen']);
  });

  it('[K3] says a change with what it was before, and a void even when food is added in the same send', () => {
    const play = new OrderPlay();
    for (const command of [{ name: 'open', input: one() } as const, add(1), add(2)]) play.play(command);
    play.play(send(play.order));
    play.play({
      name: 'changeLine',
      input: { ...one(), lineId: id(1), newLineId: id(4), quantity: 3_000 as never, modifiers: [], note: null },
    });
    play.play({ name: 'voidLine', input: { ...one(), lineId: id(2), reason: 'burnt' } });
    play.play(add(5));
    play.play(send(play.order));
    expect(tickets(play).at(-1)).toMatchObject({
      station: { stationId: KITCHEN.id },
      lines: [
        { kind: 'changed', quantity: 3_000, was: 2_000 },
        { kind: 'new', quantity: 2_000 },
        { kind: 'void', quantity: 2_000 },
      ],
    });
    expect(play.order && kitchenDelta(play.order, DEVICE)).toEqual([]);
  });

  it('[K2] sums to the order for any course of edits and sends', () => {
    fc.assert(
      fc.property(steps, (course) => {
        const play = playSteps(course);
        play.play(send(play.order));
        if (play.order?.status.state === 'open')
          expect(toldIn(tickets(play))).toEqual(wantedOf(play.order, MENU, null));
      }),
      { seed: 5, numRuns: 300 * effort },
    );
  });

  it('[K2][K7][K8][K9][K14][K15] sums to the order at every station, also the expo, for edits, sends and rushes at two tills', () => {
    fc.assert(
      fc.property(kitchenSteps, (course) => {
        const play = playKitchen(course);
        expect(toldIn(tickets(play))).toEqual(play.order ? wantedOf(play.order, ROUTED_MENU, PASS) : {});
        const slips = tickets(play).flatMap((ticket) => stationSlips(ticket, EACH_APART));
        expect(toldIn(slips.filter(({ copy }) => !copy))).toEqual(toldIn(tickets(play)));
        play.play({ name: 'cancel', input: { ...one(), sendId: id(0xbff), reason: 'gone' } });
        expect(toldIn(tickets(play))).toEqual({});
      }),
      { seed: 7, numRuns: 300 * effort },
    );
  });
});

const EACH_APART: Station = { ...KITCHEN, oneItemPerTicket: true, copies: 2 };

function toMake({ kind, quantity, was }: TicketLine): number {
  if (kind === 'told') return 0;
  return kind === 'void' ? -quantity : quantity - (was ?? 0);
}

type Sums = Readonly<Record<string, number>>;

const summed = (parts: readonly (readonly [key: string, quantity: number])[]): Sums => {
  const sums = Map.groupBy(parts, ([key]) => key);
  const plain = [...sums].map(([key, all]) => [key, all.reduce((sum, [, quantity]) => sum + quantity, 0)] as const);
  return Object.fromEntries(plain.filter(([, sum]) => sum !== 0).sort());
};

/** What each station has to make, going by its tickets alone. What it was told before it makes once. */
const toldIn = (all: readonly Ticket[]): Sums =>
  summed(all.flatMap(({ station, lines }) => lines.map((line) => [`${station.stationId} ${line.name}`, toMake(line)])));

/** What each station has to make, going by the order and the menu. */
const wantedOf = (order: Order, menu: Catalog, expo: Station | null): Sums =>
  summed(
    activeLines(order).flatMap((line) => {
      const item = menu.items.find(({ id }) => id === line.itemId);
      const own = item?.stationIds ?? menu.categories.find(({ id }) => id === item?.categoryId)?.stationIds ?? [];
      const chosen = line.modifiers.map(({ modifierId }) => modifierId);
      const choices = menu.modifierGroups.flatMap(({ modifiers }) => modifiers).filter(({ id }) => chosen.includes(id));
      const makers = [...new Set([...own, ...choices.flatMap(({ stationIds }) => stationIds ?? [])])];
      const told = expo && makers.length > 0 ? [...makers, expo.id] : makers;
      return told.map((station) => [`${station} ${line.name}`, line.quantity] as const);
    }),
  );
