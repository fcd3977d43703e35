import { describe, expect, it } from 'vitest';
import type { CommandId, OrderId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import { context, id, OrderPlay } from '#support/orders.ts';
import {
  answered,
  heard,
  intend,
  type Ledger,
  markSent,
  openOrdersOf,
  refused,
  resynchronised,
} from '../../src-renderer/till-client/order-ledger.ts';

const ORDER = id<OrderId>(0xa1);
let serial = 0x2000;
const fresh = <T extends string>() => id<T>(serial++);
const open = (orderId = ORDER): OrderCommand => ({ name: 'open', input: { commandId: fresh(), orderId } });
const add = (orderId = ORDER): OrderCommand => ({
  name: 'addLine',
  input: {
    ...{ commandId: fresh<CommandId>(), orderId, lineId: fresh<never>(), itemId: id<never>(0x11) },
    ...{ quantity: 1_000 as never, modifiers: [], note: null, price: null },
  },
});

/** A ledger in which these were meant, and an engine that can answer them. */
function meant(...commands: OrderCommand[]) {
  const engine = new OrderPlay();
  let ledger: Ledger = new Map();
  for (const command of commands) {
    const next = intend(ledger, command, context());
    if (!next.ok) throw new Error(next.error.message);
    ledger = next.value;
  }
  const play = (command: OrderCommand): Order => {
    const order = engine.play(command);
    if (!order) throw new Error('the engine refused');
    return order;
  };
  return { ledger, play, engine };
}
const lines = (ledger: Ledger) => ledger.get(ORDER)?.view?.lines.map(({ lineId }) => lineId);
const lineOf = (command: OrderCommand) => (command.name === 'addLine' ? command.input.lineId : null);

describe('the order ledger', () => {
  it('[U1] keeps the picture as it stands while answers come in as foreseen', () => {
    const commands = [open(), add(), add()];
    const { ledger, play } = meant(...commands);
    const picture = ledger.get(ORDER)?.view;
    let next = ledger;
    for (const command of commands) {
      expect(next.get(ORDER)?.view).toBe(picture);
      next = answered(next, command.input.commandId, play(command));
    }
    expect(next.get(ORDER)?.pending).toEqual([]);
    expect(next.get(ORDER)?.view).toBe(next.get(ORDER)?.confirmed);
  });

  it('[U1] folds what is pending over what another screen did meanwhile', () => {
    const [first, mine, theirs] = [open(), add(), add()];
    const { ledger, play } = meant(first, mine);
    play(first);
    const next = heard(ledger, play(theirs));
    expect(lines(next)).toEqual([lineOf(theirs), lineOf(mine)]);
    expect(lines(answered(next, mine.input.commandId, play(mine)))).toEqual([lineOf(theirs), lineOf(mine)]);
  });

  it('[U1] sees in an answer what it was not told of', () => {
    const [first, mine, theirs, next] = [open(), add(), add(), add()];
    const { ledger, play } = meant(first, mine, next);
    let known = answered(ledger, first.input.commandId, play(first));
    play(theirs);
    known = answered(known, mine.input.commandId, play(mine));
    expect(lines(known)).toEqual([lineOf(theirs), lineOf(mine), lineOf(next)]);
  });

  it('[U3] paints a command once whose effect arrived before its answer', () => {
    const [first, mine] = [open(), add()];
    const { ledger, play } = meant(first, mine);
    play(first);
    const next = heard(ledger, play(mine));
    expect(lines(next)).toEqual([lineOf(mine)]);
    expect(next.get(ORDER)?.pending).toHaveLength(2);
  });

  it('[U2] paints without what was refused', () => {
    const [first, one, two] = [open(), add(), add()];
    const { ledger } = meant(first, one, two);
    expect(lines(refused(ledger, one))).toEqual([lineOf(two)]);
  });

  it('[U2] drops what hung on it, but never what has gone out', () => {
    const [first, one, two] = [open(), add(), add()];
    const { ledger } = meant(first, one, two);
    expect(refused(ledger, first).get(ORDER)).toBeUndefined();
    const out = refused(markSent(ledger, two), first).get(ORDER);
    expect(out?.pending.map(({ command }) => command)).toEqual([two]);
    expect(out?.view).toBeNull();
  });

  it('[U4] is not taken back by an older telling', () => {
    const [first, one] = [open(), add()];
    const { ledger, play } = meant(first, one);
    const older = play(first);
    const newer = play(one);
    const next = answered(ledger, one.input.commandId, newer);
    expect(heard(next, older)).toBe(next);
    expect(heard(next, newer)).toBe(next);
    expect(answered(next, first.input.commandId, older).get(ORDER)?.confirmed).toBe(newer);
  });

  it('[U4] keeps what is pending through a new link, and takes the engine’s word for the rest', () => {
    const other = id<OrderId>(0xa2);
    const [first, one] = [open(), add()];
    const { ledger, play } = meant(first, one, open(other));
    const next = resynchronised(ledger, [play(first)]);
    expect(lines(next)).toEqual([lineOf(one)]);
    expect(next.get(other)?.pending).toHaveLength(1);
    expect(openOrdersOf(next)).toHaveLength(2);
    const settledElsewhere = resynchronised(heard(new Map(), play(one)), []);
    expect(settledElsewhere.size).toBe(0);
  });
});
