import { describe, expect, it } from 'vitest';
import { id, MENU, OrderPlay } from '#support/orders.ts';
import { EGG, NUTS, ONIONS, ROUTED_MENU, routedPlay, ticketsOfFacts } from '#support/random-kitchen.ts';
import { indexCatalog } from '../catalog/catalog.ts';
import type { ModifierId } from '../ids/ids.ts';
import { readEvent } from '../journal/events.ts';
import type { OrderContext } from '../order/order-context.ts';
import type { Ticket } from './ticket.ts';

const TOAST = 0x11;
const LEMONADE = 0x14;
const TOTE_BAG = 0x16;
let made = 1;
const one = () => ({ commandId: id<never>(0xf000 + made++), orderId: id<never>(0x0d) });
const chosen = (modifiers: readonly ModifierId[]) => modifiers.map((modifierId) => ({ modifierId, count: 1 }));

function opened(play = routedPlay()): OrderPlay {
  play.play({ name: 'open', input: one() });
  return play;
}

/** Two of an item. */
function add(play: OrderPlay, line: number, item: number, modifiers: readonly ModifierId[] = []): void {
  const said = { lineId: id<never>(line), itemId: id<never>(item), quantity: 2_000 as never, note: null, price: null };
  play.play({ name: 'addLine', input: { ...one(), ...said, modifiers: chosen(modifiers) } });
}

/** The line `from` as `to`: three of it. */
function change(
  play: OrderPlay,
  from: number,
  to: number,
  modifiers: readonly ModifierId[],
  over: Partial<OrderContext> = {},
): void {
  const said = { lineId: id<never>(from), newLineId: id<never>(to), quantity: 3_000 as never, note: null };
  play.play({ name: 'changeLine', input: { ...one(), ...said, modifiers: chosen(modifiers) } }, over);
}

/** Sends, and answers the tickets that it makes. */
function send(play: OrderPlay, over: Partial<OrderContext> = {}): readonly Ticket[] {
  const before = ticketsOfFacts(play.facts).length;
  const said = { sendId: id<never>(0xb00 + made++), expectedVersion: play.order?.version ?? 0 };
  play.play({ name: 'send', input: { ...one(), ...said } }, over);
  return ticketsOfFacts(play.facts).slice(before);
}

const kindsAt = (all: readonly Ticket[]) =>
  all.map(({ station, lines }) => [station.name, ...lines.map(({ kind, quantity }) => `${kind} ${quantity}`)]);

describe('where a line is made', () => {
  it('[K7] is where its modifiers are made, too, and each station hears who else makes it', () => {
    const play = opened();
    add(play, 1, TOAST, [EGG, ONIONS, NUTS]);
    const [kitchen, fry] = send(play);
    expect(kitchen).toMatchObject({ station: { name: 'Kitchen' }, lines: [{ name: 'Cheese toast', alsoAt: ['Fry'] }] });
    expect(fry).toMatchObject({ station: { name: 'Fry' }, lines: [{ name: 'Cheese toast', alsoAt: ['Kitchen'] }] });
    add(play, 2, TOAST);
    expect(send(play)[0]?.lines[0]).not.toHaveProperty('alsoAt');
  });

  it('[K7] may be its modifier’s station alone', () => {
    const play = opened();
    add(play, 1, TOTE_BAG, [EGG]);
    expect(kindsAt(send(play))).toEqual([
      ['Fry', 'new 2000'],
      ['Pass', 'new 2000'],
    ]);
  });

  it('[K8] is void where a change leads away from, and new where it leads to', () => {
    const play = opened();
    add(play, 1, TOAST, [EGG]);
    send(play);
    change(play, 1, 2, []);
    expect(kindsAt(send(play))).toEqual([
      ['Kitchen', 'changed 3000'],
      ['Pass', 'changed 3000'],
      ['Fry', 'void 2000'],
    ]);
    change(play, 2, 3, [EGG]);
    expect(kindsAt(send(play))).toEqual([
      ['Kitchen', 'changed 3000'],
      ['Fry', 'new 3000'],
      ['Pass', 'changed 3000'],
    ]);
  });

  it('[K8] is void everywhere when a change leads nowhere, also one that another till made', () => {
    const play = opened();
    add(play, 1, TOTE_BAG, [EGG]);
    send(play);
    change(play, 1, 2, [], { device: id(0xd2) });
    expect(kindsAt(send(play))).toEqual([
      ['Fry', 'void 2000'],
      ['Pass', 'void 2000'],
    ]);
  });

  it('[K9] is what an expo station hears of every line that anybody makes', () => {
    const play = opened();
    add(play, 1, TOAST, [EGG]);
    add(play, 2, LEMONADE);
    add(play, 3, TOTE_BAG);
    const pass = send(play).filter(({ station }) => station.name === 'Pass');
    expect(pass.map(({ lines }) => lines.map(({ name, madeAt }) => [name, madeAt]))).toEqual([
      [
        ['Cheese toast', ['Kitchen', 'Fry']],
        ['Lemonade', ['Bar']],
      ],
    ]);
  });

  it('[K10] is recorded with the line, whatever becomes of menu and stations', () => {
    const play = opened();
    add(play, 1, TOAST, [EGG]);
    send(play);
    const later = { catalog: indexCatalog(MENU), stations: new Map() };
    change(play, 1, 2, [EGG], later);
    expect(kindsAt(send(play, later))).toEqual([
      ['Kitchen', 'changed 3000'],
      ['Fry', 'changed 3000'],
      ['Pass', 'changed 3000'],
    ]);
  });

  it('[K10] is said in the first version of the event wherever that can say it', () => {
    const versions = ({ facts }: OrderPlay) => facts.flatMap(({ type, v }) => (type === 'order.line-added' ? [v] : []));
    const play = opened(new OrderPlay({}, ROUTED_MENU));
    add(play, 1, TOAST);
    add(play, 2, TOAST, [ONIONS]);
    add(play, 3, TOAST, [NUTS]);
    add(play, 4, LEMONADE);
    expect(versions(play)).toEqual([1, 2, 2, 1]);
    const withExpo = opened();
    add(withExpo, 1, TOAST);
    expect(versions(withExpo)).toEqual([2]);
    for (const { type, v, payload } of [...play.facts, ...withExpo.facts]) {
      const written: unknown = JSON.parse(JSON.stringify(payload));
      expect(readEvent({ type, v, payload: written })?.payload).toEqual(payload);
    }
  });
});
