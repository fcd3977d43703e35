import { describe, expect, it } from 'vitest';
import { add, change, fresh, LEMONADE, one, opened, send, TOAST, ticketsOf } from '#support/kitchen-play.ts';
import { id, type OrderPlay } from '#support/orders.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import type { OrderContext } from '../order/order-context.ts';
import { linesToRush } from './rush.ts';
import type { Ticket } from './ticket.ts';

const OTHER_TILL = { device: id<OrderContext['device']>(0xd2) };
const two = (line: number, item: number): OrderCommand => add(line, item, { quantity: 2_000 as never });
const takeOff = (line: number): OrderCommand => ({
  name: 'voidLine',
  input: { ...one(), lineId: id(line), reason: 'burnt' },
});

/** Tickets as `Station kind: line kinds`. */
const inShort = (tickets: readonly Ticket[]): string[] =>
  tickets.map(
    ({ station, kind, lines }) =>
      `${station.name} ${kind}: ${lines.map((line) => `${line.kind} ${line.quantity}`).join(', ')}`,
  );
const told = (play: OrderPlay, command: OrderCommand): string[] => inShort(ticketsOf(play, command));
const sent = (play: OrderPlay, over: Partial<OrderContext> = {}): string[] => inShort(send(play, over));
const rush = (play: OrderPlay): string[] => told(play, { name: 'rush', input: { ...one(), sendId: fresh() } });

describe('[K13] a ticket says at a glance', () => {
  it('that a station has one of the order already, also from another till', () => {
    const play = opened(two(1, TOAST));
    expect(sent(play)).toEqual(['Kitchen new: new 2000']);
    play.play(two(2, TOAST), OTHER_TILL);
    play.play(two(3, LEMONADE), OTHER_TILL);
    expect(sent(play, OTHER_TILL)).toEqual(['Kitchen added: new 2000', 'Bar new: new 2000']);
  });

  it('that something is otherwise, or that all of it is void', () => {
    const play = opened(two(1, TOAST), two(2, TOAST));
    send(play);
    play.play(change(1, 3));
    expect(sent(play)).toEqual(['Kitchen changed: changed 3000']);
    play.play(takeOff(2));
    play.play(two(4, TOAST));
    expect(sent(play)).toEqual(['Kitchen changed: new 2000, void 2000']);
    play.play(takeOff(3));
    expect(sent(play)).toEqual(['Kitchen void: void 3000']);
    // All that it was told of is gone; the ticket that says so hangs there all the same.
    play.play(takeOff(4));
    send(play);
    play.play(two(5, TOAST));
    expect(sent(play)).toEqual(['Kitchen added: new 2000']);
  });
});

describe('[K14] hurrying an order', () => {
  it('tells each station what it makes of it, and nothing that nobody was told of', () => {
    const play = opened(two(1, TOAST), two(2, TOAST), two(3, LEMONADE));
    expect(rush(play)).toEqual([]);
    expect(play.refusals.at(-1)).toMatchObject({ code: 'nothing-to-rush' });
    send(play);
    for (const command of [change(1, 4), takeOff(2), two(5, LEMONADE)]) play.play(command);
    expect(rush(play)).toEqual(['Kitchen rush: told 2000', 'Bar rush: told 2000']);
  });

  it('happens once for each line, and changes nothing that is to be sent', () => {
    const play = opened(two(1, TOAST));
    send(play);
    rush(play);
    expect(rush(play)).toEqual([]);
    play.play(two(2, LEMONADE));
    play.play(change(1, 3));
    expect(sent(play)).toEqual(['Kitchen changed: changed 3000', 'Bar new: new 2000']);
    expect(play.order?.lines.map(({ rushed }) => rushed)).toEqual([true, undefined, undefined]);
    expect(play.order && linesToRush(play.order)).toHaveLength(2);
  });

  it('can be done once the order is paid, not once it is cancelled', () => {
    const play = opened(two(1, TOAST));
    send(play);
    const version = () => ({ expectedVersion: play.order?.version ?? 0 });
    play.play({ name: 'payCash', input: { ...one(), paymentId: fresh(), tendered: 2_000 as never, ...version() } });
    play.play({ name: 'complete', input: { ...one(), sendId: fresh(), ...version() } });
    expect(rush(play)).toEqual(['Kitchen rush: told 2000']);
    expect(play.order).toMatchObject({ status: { state: 'completed' }, flags: [] });
    const gone = opened(two(1, TOAST));
    send(gone);
    gone.play({ name: 'cancel', input: { ...one(), sendId: fresh(), reason: 'left' } });
    expect(rush(gone)).toEqual([]);
    expect(gone.refusals.at(-1)).toMatchObject({ code: 'order-not-open' });
  });
});
