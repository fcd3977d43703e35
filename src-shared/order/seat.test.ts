import { describe, expect, it } from 'vitest';
import { BAR, id, KITCHEN, OrderPlay } from '#support/orders.ts';
import { ticketsOfFacts } from '#support/random-kitchen.ts';
import { stationSlips } from '../kitchen/station-slips.ts';
import { ticketHeadOf } from '../kitchen/ticket-head.ts';
import { ENGLISH } from '../printing/paper-labels.ts';
import { plainText } from '../printing/paper-plain.ts';
import { layoutTicket } from '../printing/paper-ticket.ts';
import type { Table } from '../settings/floor.ts';
import { withinRoom } from '../settings/floor.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';

const table = (n: number, name: string): Table => ({
  ...{ id: id(n), roomId: id(0xa00), name, shape: 'square', seats: 4, archived: false },
  ...{ x: 0, y: 0, width: 3, height: 3 },
});
const TABLES = [table(0xa1, '1'), table(0xa2, '2'), table(0xa3, 'Bay')];
let made = 1;
const fresh = <T extends string>() => id<T>(0xf000 + made++);
const one = () => ({ commandId: fresh<never>(), orderId: id<never>(0x0d) });
const seat = (...tables: number[]): OrderCommand => ({
  name: 'seat',
  input: { ...one(), sendId: fresh(), tableIds: tables.map((n) => id<never>(n)) },
});
const add = (line: number, item: number): OrderCommand => {
  const said = { lineId: id<never>(line), itemId: id<never>(item), quantity: 2_000 as never, note: null, price: null };
  return { name: 'addLine', input: { ...one(), ...said, modifiers: [] } };
};
const send = (play: OrderPlay) =>
  play.play({ name: 'send', input: { ...one(), sendId: fresh(), expectedVersion: play.order?.version ?? 0 } });
const seated = (): OrderPlay => {
  const play = new OrderPlay({ tables: new Map(TABLES.map((one) => [one.id, one])) });
  play.play({ name: 'open', input: one() });
  play.play(seat(0xa1));
  return play;
};
const lastOf = (play: OrderPlay) => ticketsOfFacts(play.facts).filter(({ kind }) => kind === 'moved');

describe('[FP3] an order', () => {
  it('is at the tables that were said last, by their names of then', () => {
    const play = seated();
    expect(play.order?.tables).toEqual([{ tableId: id(0xa1), name: '1' }]);
    play.play(seat(0xa2, 0xa3));
    expect(play.order?.tables?.map(({ name }) => name)).toEqual(['2', 'Bay']);
    play.play(seat());
    expect(play.order?.tables).toEqual([]);
  });
  it('is at no table that the shop has not, and not twice at the same', () => {
    const play = seated();
    play.play(seat(0xa9));
    play.play(seat(0xa1));
    expect(play.refusals.map(({ code }) => code)).toEqual(['table-unknown', 'table-unchanged']);
  });
  it('stays at a table that was taken away while others are added', () => {
    const play = seated();
    play.play(seat(0xa1, 0xa2), { tables: new Map([[id(0xa2), table(0xa2, '2')]]) });
    expect(play.order?.tables?.map(({ name }) => name)).toEqual(['1', '2']);
  });
});

describe('[K70] the kitchen', () => {
  it('hears of another table once at each station that makes something, and cooks nothing again', () => {
    const play = seated();
    play.play(add(1, 0x11));
    play.play(add(2, 0x14));
    send(play);
    play.play(add(3, 0x12));
    play.play(seat(0xa3));
    expect(lastOf(play).map(({ station, lines, movedFrom }) => [station.name, lines, movedFrom])).toMatchObject([
      [KITCHEN.name, [{ kind: 'told', name: 'Cheese toast' }], { number: 'A-001', tables: ['1'] }],
      [BAR.name, [{ kind: 'told', name: 'Lemonade' }], { number: 'A-001', tables: ['1'] }],
    ]);
    send(play);
    expect(
      ticketsOfFacts(play.facts)
        .at(-1)
        ?.lines.map(({ name }) => name),
    ).toEqual(['Apple cake']);
  });
  it('hears nothing of guests for whom it makes nothing yet, or nothing any more', () => {
    const play = seated();
    play.play(add(1, 0x11));
    play.play(seat(0xa2));
    send(play);
    play.play({ name: 'voidLine', input: { ...one(), lineId: id(1), reason: 'mistake' } });
    play.play(seat(0xa3));
    expect(lastOf(play)).toEqual([]);
  });
  it('reads one slip of it, whatever its station wants', () => {
    const play = seated();
    for (const command of [add(1, 0x11), add(2, 0x12)]) play.play(command);
    send(play);
    play.play(seat(0xa2));
    const [ticket] = lastOf(play);
    expect(ticket && stationSlips(ticket, { ...KITCHEN, oneItemPerTicket: true })).toHaveLength(1);
  });
});

it('[K72] a ticket says at its head whom it is for', () => {
  const play = seated();
  play.play({ name: 'label', input: { ...one(), set: { type: 'dine-in', covers: 4, server: id<never>(0x5f) } } });
  play.play(add(1, 0x11));
  send(play);
  play.play(seat(0xa2, 0xa3));
  const head = ticketHeadOf(play.order as Order, { guest: { name: 'Anna' }, staff: [{ id: id(0x5f), name: 'Mia' }] });
  expect(head).toEqual({ type: 'dine-in', tables: ['2', 'Bay'], name: 'Anna', server: 'Mia', covers: 4 });
  const [ticket] = lastOf(play);
  if (!ticket) throw new Error('no slip');
  const options = { columns: 48, reprint: false, locale: 'en', timeZone: 'Europe/Berlin', labels: ENGLISH };
  expect(
    plainText(layoutTicket({ ...ticket, head }, options))
      .split('\n')
      .map((row) => row.trim())
      .filter(Boolean),
  ).toEqual([
    'MOVED TABLE',
    'Already sent: nothing new',
    expect.stringMatching(/^Kitchen\s+13:00$/),
    'A-001',
    'WAS: TABLE 1',
    expect.stringMatching(/^DINE IN\s+TABLE 2 \+ Bay$/),
    'Anna',
    expect.stringMatching(/^Guests: 4\s+Server: Mia$/),
    '═'.repeat(48),
    '2 × Cheese toast',
    '═'.repeat(48),
  ]);
});

it('[FP1] a table stands within its room', () => {
  expect(withinRoom({ x: 23, y: -2, width: 40, height: 1 })).toEqual({ x: 0, y: 0, width: 24, height: 2 });
  expect(withinRoom({ x: 22.4, y: 15, width: 3, height: 4 })).toEqual({ x: 21, y: 12, width: 3, height: 4 });
});
