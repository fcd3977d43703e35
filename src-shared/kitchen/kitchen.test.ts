import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#support/effort.ts';
import { DEVICE, id, KITCHEN, NOW, OrderPlay } from '#support/orders.ts';
import { playSteps, steps } from '#support/random-orders.ts';
import type { Order } from '../order/order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import { activeLines } from '../pricing/price-order.ts';
import { kitchenDelta } from './kitchen-delta.ts';
import type { Ticket } from './ticket.ts';
import { ticketsOf } from './tickets.ts';

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

/** Every ticket that an order's sends made, in order. */
function tickets(play: OrderPlay): Ticket[] {
  const { order } = play;
  if (!order) return [];
  return play.facts.flatMap((fact) => (fact.type === 'order.sent' ? ticketsOf(order, fact.payload, NOW) : []));
}

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
        const { order } = play;
        if (order?.status.state !== 'open') return;
        const told = new Map<string, number>();
        const tell = (key: string, quantity: number) => told.set(key, (told.get(key) ?? 0) + quantity);
        for (const { station, lines } of tickets(play)) {
          for (const line of lines) {
            const key = `${station.name} ${line.name}`;
            if (line.kind === 'void') tell(key, -line.quantity);
            else tell(key, line.quantity - (line.was ?? 0));
          }
        }
        const wanted = new Map<string, number>();
        for (const line of activeLines(order)) {
          for (const station of line.stations) {
            const key = `${station.name} ${line.name}`;
            wanted.set(key, (wanted.get(key) ?? 0) + line.quantity);
          }
        }
        const plain = (sums: Map<string, number>) =>
          Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort());
        expect(plain(told)).toEqual(plain(wanted));
      }),
      { seed: 5, numRuns: 300 * effort },
    );
  });
});
