import type { Ticket } from '#shared/kitchen/ticket.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import type { OrderContext } from '#shared/order/order-context.ts';
import { id, OrderPlay } from './orders.ts';
import { ticketsOfFacts } from './random-kitchen.ts';

/*
 * One order, step by step, with what the kitchen hears of each. Items and lines are named by the last part of their ids; every
 * command has an identity of its own.
 */

export const TOAST = 0x11;
export const CAKE = 0x12;
export const LEMONADE = 0x14;

let made = 1;
export const fresh = <T extends string>() => id<T>(0xf000 + made++);
export const one = () => ({ commandId: fresh<never>(), orderId: id<never>(0x0d) });

type Input<N extends OrderCommand['name']> = Extract<OrderCommand, { name: N }>['input'];

/** One of an item, unless `more` says otherwise. */
export const add = (line: number, item: number, more: Partial<Input<'addLine'>> = {}): OrderCommand => {
  const said = { lineId: id<never>(line), itemId: id<never>(item), quantity: 1_000 as never, note: null, price: null };
  return { name: 'addLine', input: { ...one(), ...said, modifiers: [], ...more } };
};

/** The line `from` as the line `to`: three of it, unless `more` says otherwise. */
export const change = (from: number, to: number, more: Partial<Input<'changeLine'>> = {}): OrderCommand => {
  const said = { lineId: id<never>(from), newLineId: id<never>(to), quantity: 3_000 as never, note: null };
  return { name: 'changeLine', input: { ...one(), ...said, modifiers: [], reason: 'mistake', ...more } };
};

export function opened(...commands: readonly OrderCommand[]): OrderPlay {
  const play = new OrderPlay();
  for (const command of [{ name: 'open', input: one() } as const, ...commands]) play.play(command);
  return play;
}

/** Plays a command, and answers the tickets that it makes. */
export function ticketsOf(play: OrderPlay, command: OrderCommand, over: Partial<OrderContext> = {}): Ticket[] {
  const before = ticketsOfFacts(play.facts).length;
  play.play(command, over);
  return ticketsOfFacts(play.facts).slice(before);
}

/** Sends what the kitchen does not know, and answers the tickets of it. */
export const send = (play: OrderPlay, over: Partial<OrderContext> = {}): Ticket[] =>
  ticketsOf(
    play,
    { name: 'send', input: { ...one(), sendId: fresh(), expectedVersion: play.order?.version ?? 0 } },
    over,
  );
