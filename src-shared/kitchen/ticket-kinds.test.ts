import { describe, expect, it } from 'vitest';
import { id, OrderPlay } from '#support/orders.ts';
import { ticketsOfFacts } from '#support/random-kitchen.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import type { OrderContext } from '../order/order-context.ts';
import { linesToRush } from './rush.ts';
import type { Ticket } from './ticket.ts';

const TOAST = 0x11;
const LEMONADE = 0x14;
const OTHER_TILL = { device: id<OrderContext['device']>(0xd2) };
let made = 1;
const fresh = <T extends string>() => id<T>(0xf000 + made++);
const one = () => ({ commandId: fresh<never>(), orderId: id<never>(0x0d) });

const add = (line: number, item: number): OrderCommand => {
  const said = { lineId: id<never>(line), itemId: id<never>(item), quantity: 2_000 as never, note: null, price: null };
  return { name: 'addLine', input: { ...one(), ...said, modifiers: [] } };
};
const change = (from: number, to: number): OrderCommand => {
  const said = { lineId: id<never>(from), newLineId: id<never>(to), quantity: 3_000 as never, note: null };
  return { name: 'changeLine', input: { ...one(), ...said, modifiers: [] } };
};
const takeOff = (line: number): OrderCommand => ({
  name: 'voidLine',
  input: { ...one(), lineId: id(line), reason: 'burnt' },
});

function opened(...commands: readonly OrderCommand[]): OrderPlay {
  const play = new OrderPlay();
  for (const command of [{ name: 'open', input: one() } as const, ...commands]) play.play(command);
  return play;
}

/** Plays a command, and answers the tickets that it makes as `Station kind: line kinds`. */
function told(play: OrderPlay, command: OrderCommand, over: Partial<OrderContext> = {}): string[] {
  const before = ticketsOfFacts(play.facts).length;
  play.play(command, over);
  const said = ({ station, kind, lines }: Ticket) =>
    `${station.name} ${kind}: ${lines.map((line) => `${line.kind} ${line.quantity}`).join(', ')}`;
  return ticketsOfFacts(play.facts).slice(before).map(said);
}
const send = (play: OrderPlay, over: Partial<OrderContext> = {}): string[] =>
  told(play, { name: 'send', input: { ...one(), sendId: fresh(), expectedVersion: play.order?.version ?? 0 } }, over);
const rush = (play: OrderPlay): string[] => told(play, { name: 'rush', input: { ...one(), sendId: fresh() } });

describe('[K13] a ticket says at a glance', () => {
  it('that a station has one of the order already, also from another till', () => {
    const play = opened(add(1, TOAST));
    expect(send(play)).toEqual(['Kitchen new: new 2000']);
    play.play(add(2, TOAST), OTHER_TILL);
    play.play(add(3, LEMONADE), OTHER_TILL);
    expect(send(play, OTHER_TILL)).toEqual(['Kitchen added: new 2000', 'Bar new: new 2000']);
  });

  it('that something is otherwise, or that all of it is void', () => {
    const play = opened(add(1, TOAST), add(2, TOAST));
    send(play);
    play.play(change(1, 3));
    expect(send(play)).toEqual(['Kitchen changed: changed 3000']);
    play.play(takeOff(2));
    play.play(add(4, TOAST));
    expect(send(play)).toEqual(['Kitchen changed: new 2000, void 2000']);
    play.play(takeOff(3));
    expect(send(play)).toEqual(['Kitchen void: void 3000']);
    // All that it was told of is gone; the ticket that says so hangs there all the same.
    play.play(takeOff(4));
    send(play);
    play.play(add(5, TOAST));
    expect(send(play)).toEqual(['Kitchen added: new 2000']);
  });
});

describe('[K14] hurrying an order', () => {
  it('tells each station what it makes of it, and nothing that nobody was told of', () => {
    const play = opened(add(1, TOAST), add(2, TOAST), add(3, LEMONADE));
    expect(rush(play)).toEqual([]);
    expect(play.refusals.at(-1)).toMatchObject({ code: 'nothing-to-rush' });
    send(play);
    for (const command of [change(1, 4), takeOff(2), add(5, LEMONADE)]) play.play(command);
    expect(rush(play)).toEqual(['Kitchen rush: told 2000', 'Bar rush: told 2000']);
  });

  it('happens once for each line, and changes nothing that is to be sent', () => {
    const play = opened(add(1, TOAST));
    send(play);
    rush(play);
    expect(rush(play)).toEqual([]);
    play.play(add(2, LEMONADE));
    play.play(change(1, 3));
    expect(send(play)).toEqual(['Kitchen changed: changed 3000', 'Bar new: new 2000']);
    expect(play.order?.lines.map(({ rushed }) => rushed)).toEqual([true, undefined, undefined]);
    expect(play.order && linesToRush(play.order)).toHaveLength(2);
  });

  it('can be done once the order is paid, not once it is cancelled', () => {
    const play = opened(add(1, TOAST));
    send(play);
    const version = () => ({ expectedVersion: play.order?.version ?? 0 });
    play.play({ name: 'payCash', input: { ...one(), paymentId: fresh(), tendered: 2_000 as never, ...version() } });
    play.play({ name: 'complete', input: { ...one(), sendId: fresh(), ...version() } });
    expect(rush(play)).toEqual(['Kitchen rush: told 2000']);
    expect(play.order).toMatchObject({ status: { state: 'completed' }, flags: [] });
    const gone = opened(add(1, TOAST));
    send(gone);
    gone.play({ name: 'cancel', input: { ...one(), sendId: fresh(), reason: 'left' } });
    expect(rush(gone)).toEqual([]);
    expect(gone.refusals.at(-1)).toMatchObject({ code: 'order-not-open' });
  });
});
