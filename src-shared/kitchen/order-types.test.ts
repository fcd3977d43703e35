import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#support/effort.ts';
import { BAR, id, KITCHEN, OrderPlay } from '#support/orders.ts';
import {
  EGG,
  FRY,
  PASS,
  playKitchen,
  ROUTED_MENU,
  TYPED_STATIONS,
  ticketsOfFacts,
  typedPlay,
  typedSteps,
} from '#support/random-kitchen.ts';
import type { ModifierId } from '../ids/ids.ts';
import { readEvent } from '../journal/events.ts';
import { foldOrder } from '../order/apply-order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import type { OrderType } from '../order/order-type.ts';
import { activeLines } from '../pricing/price-order.ts';
import { heldCourses } from './courses.ts';
import { madeOtherwise } from './made-otherwise.ts';
import type { Ticket, TicketLine } from './ticket.ts';

const TOAST = 0x11;
const LEMONADE = 0x14;
let made = 1;
const one = () => ({ commandId: id<never>(0xf000 + made++), orderId: id<never>(0x0d) });

function opened(type: OrderType): OrderPlay {
  const play = typedPlay();
  play.play({ name: 'open', input: one() });
  label(play, type);
  return play;
}

function label(play: OrderPlay, type: OrderType): void {
  play.play({ name: 'label', input: { ...one(), set: { type } } });
}

/** Two of an item. */
function add(
  play: OrderPlay,
  line: number,
  item: number,
  modifiers: readonly ModifierId[] = [],
  course?: number,
): void {
  const said = { lineId: id<never>(line), itemId: id<never>(item), quantity: 2_000 as never, note: null, price: null };
  const chosen = modifiers.map((modifierId) => ({ modifierId, count: 1 }));
  play.play({ name: 'addLine', input: { ...one(), ...said, modifiers: chosen, ...(course && { course }) } });
}

/** The line `from` as `to`: three of it. */
function change(play: OrderPlay, from: number, to: number): void {
  const said = { lineId: id<never>(from), newLineId: id<never>(to), quantity: 3_000 as never, modifiers: [] };
  play.play({ name: 'changeLine', input: { ...one(), ...said, note: null } });
}

/** Does it, and answers the tickets that it makes: station, then what becomes of how much. */
function told(play: OrderPlay, command: OrderCommand): string[][] {
  const before = ticketsOfFacts(play.facts).length;
  play.play(command);
  return ticketsOfFacts(play.facts)
    .slice(before)
    .map(({ station, lines }) => [station.name, ...lines.map(({ kind, quantity }) => `${kind} ${quantity}`)]);
}

const send = (play: OrderPlay): string[][] =>
  told(play, {
    name: 'send',
    input: { ...one(), sendId: id<never>(0xb00 + made++), expectedVersion: play.order?.version ?? 0 },
  });

describe('where a line is made in an order of a type', () => {
  it('[K73] is at those of its stations that make things of that type, when it is sent', () => {
    const play = opened('dine-in');
    add(play, 1, LEMONADE);
    add(play, 2, TOAST, [EGG]);
    expect(send(play)).toEqual([
      ['Bar', 'new 2000'],
      ['Pass', 'new 2000', 'new 2000'],
      ['Kitchen', 'new 2000'],
    ]);
    const other = opened('dine-in');
    add(other, 1, LEMONADE);
    add(other, 2, TOAST, [EGG]);
    label(other, 'takeaway');
    expect(send(other)).toEqual([
      ['Kitchen', 'new 2000'],
      ['Fry', 'new 2000'],
    ]);
    expect(ticketsOfFacts(other.facts)[0]?.lines[0]).toMatchObject({ alsoAt: ['Fry'] });
  });

  it('[K73] is nowhere where none of them does, until the order is one that somebody makes it in', () => {
    const play = opened('delivery');
    add(play, 1, LEMONADE);
    expect(send(play)).toEqual([]);
    expect(play.refusals.at(-1)?.code).toBe('nothing-to-send');
    label(play, 'dine-in');
    expect(send(play)).toEqual([
      ['Bar', 'new 2000'],
      ['Pass', 'new 2000'],
    ]);
  });

  it('[K74] stays where the kitchen was told of it, whatever the order becomes and whatever becomes of the line', () => {
    const play = opened('dine-in');
    add(play, 1, LEMONADE);
    send(play);
    label(play, 'takeaway');
    add(play, 2, TOAST, [EGG]);
    change(play, 1, 3);
    expect(send(play)).toEqual([
      ['Bar', 'changed 3000'],
      ['Pass', 'changed 3000'],
      ['Kitchen', 'new 2000'],
      ['Fry', 'new 2000'],
    ]);
    const rush: OrderCommand = { name: 'rush', input: { ...one(), sendId: id(0xb01) } };
    expect(told(play, rush).map(([station]) => station)).toEqual(['Bar', 'Pass', 'Kitchen', 'Fry']);
    label(play, 'pick-up');
    play.play({ name: 'voidLine', input: { ...one(), lineId: id(3), reason: 'mistake' } });
    expect(send(play)).toEqual([
      ['Bar', 'void 3000'],
      ['Pass', 'void 3000'],
    ]);
  });

  it('[K74] stays there also where another till’s word on the type comes late', () => {
    const play = opened('dine-in');
    add(play, 1, LEMONADE);
    send(play);
    const late = { ...play.facts[1], payload: { orderId: id(0x0d), set: { type: 'takeaway' } } } as never;
    const sentAt = play.facts.findIndex(({ type }) => type === 'order.sent');
    const facts = [...play.facts.slice(0, sentAt), late, ...play.facts.slice(sentAt)];
    const refolded = foldOrder(facts.map((fact, at) => ({ ...fact, hlc: at as never, seq: at })));
    expect(refolded).toMatchObject({ type: 'takeaway', lines: [{ kitchen: 'told', toldAs: 'dine-in' }] });
  });

  it('[K73] waits for its course only where somebody makes it', () => {
    const play = opened('dine-in');
    add(play, 1, LEMONADE, [], 2);
    const courses = () => (play.order ? heldCourses(play.order).map(({ course }) => course) : null);
    expect(courses()).toEqual([2]);
    label(play, 'delivery');
    expect(courses()).toEqual([]);
    label(play, 'dine-in');
    expect(courses()).toEqual([2]);
  });

  it('[K76] is told to whoever changes the type, where that is elsewhere than the type says, or nowhere', () => {
    const play = opened('dine-in');
    add(play, 1, LEMONADE);
    add(play, 2, TOAST);
    send(play);
    add(play, 3, LEMONADE);
    add(play, 4, TOAST, [EGG]);
    const said = () => play.order && madeOtherwise(play.order);
    expect(said()).toEqual({ stays: [], lost: [] });
    label(play, 'takeaway');
    change(play, 1, 5);
    expect(said()).toEqual({
      stays: [
        { stations: ['Bar', 'Pass'], names: ['Lemonade'] },
        { stations: ['Kitchen', 'Pass'], names: ['Cheese toast'] },
      ],
      lost: ['Lemonade'],
    });
    label(play, 'dine-in');
    expect(said()).toEqual({ stays: [], lost: [] });
  });

  it('[K10] is said in the first version of an event wherever that can say it', () => {
    const play = opened('dine-in');
    add(play, 1, LEMONADE);
    send(play);
    const plain = new OrderPlay({}, ROUTED_MENU);
    plain.play({ name: 'open', input: one() });
    add(plain, 1, LEMONADE);
    send(plain);
    const versions = ({ facts }: OrderPlay) => facts.map(({ type, v }) => `${type} ${v}`);
    expect(versions(play).slice(2)).toEqual(['order.line-added 5', 'order.sent 3']);
    expect(versions(plain).slice(1)).toEqual(['order.line-added 1', 'order.sent 1']);
    for (const { type, v, payload } of play.facts) {
      const written: unknown = JSON.parse(JSON.stringify(payload));
      expect(readEvent({ type, v, payload: written })?.payload).toEqual(payload);
    }
  });

  it('[K2] [K73] [K74] sums to what each station was told to make, for any course of edits, types and sends at two tills', () => {
    fc.assert(
      fc.property(typedSteps, (course) => {
        const play = playKitchen(course, typedPlay());
        expect(sumsOf(ticketsOfFacts(play.facts))).toEqual(wantedOf(play));
        play.play({ name: 'cancel', input: { ...one(), sendId: id(0xbff), reason: 'gone' } });
        expect(sumsOf(ticketsOfFacts(play.facts))).toEqual({});
      }),
      { seed: 73, numRuns: 300 * effort },
    );
  });
});

type Sums = Readonly<Record<string, number>>;

const summed = (parts: readonly (readonly [key: string, quantity: number])[]): Sums => {
  const sums = [...Map.groupBy(parts, ([key]) => key)].map(
    ([key, all]) => [key, all.reduce((sum, [, quantity]) => sum + quantity, 0)] as const,
  );
  return Object.fromEntries(sums.filter(([, sum]) => sum !== 0).sort());
};

const asked = ({ kind, quantity, was }: TicketLine): number => {
  if (kind === 'told') return 0;
  return kind === 'void' ? -quantity : quantity - (was ?? 0);
};

const sumsOf = (tickets: readonly Ticket[]): Sums =>
  summed(tickets.flatMap(({ station, lines }) => lines.map((line) => [`${station.name} ${line.name}`, asked(line)])));

/** What each station has to make by the menu, its stations, and what the order was said to be when each line was told. */
function wantedOf({ facts, order }: OrderPlay): Sums {
  let type: OrderType = 'takeaway';
  const toldAs = new Map<string, OrderType>();
  for (const fact of facts) {
    if (fact.type === 'order.labelled') type = fact.payload.set.type ?? type;
    if (fact.type !== 'order.sent') continue;
    for (const { lineId, replaces } of fact.payload.changes) {
      toldAs.set(lineId, toldAs.get(replaces ?? '') ?? toldAs.get(lineId) ?? type);
    }
  }
  return summed(
    (order ? activeLines(order) : []).flatMap(({ lineId, itemId, modifiers, name, quantity }) => {
      const item = ROUTED_MENU.items.find((known) => known.id === itemId);
      const category = ROUTED_MENU.categories.find((known) => known.id === item?.categoryId);
      const chosen = ROUTED_MENU.modifierGroups
        .flatMap((group) => group.modifiers)
        .filter((known) => modifiers.some(({ modifierId }) => modifierId === known.id));
      const ids = [
        ...(item?.stationIds ?? category?.stationIds ?? []),
        ...chosen.flatMap(({ stationIds = [] }) => stationIds),
      ];
      const makes = ({ orderTypes }: (typeof TYPED_STATIONS)[number]) =>
        !orderTypes || orderTypes.includes(toldAs.get(lineId) ?? type);
      const makers = [KITCHEN, BAR, FRY].filter(
        (station) =>
          ids.includes(station.id) && TYPED_STATIONS.some((typed) => typed.id === station.id && makes(typed)),
      );
      const passes = makers.length > 0 && TYPED_STATIONS.some((typed) => typed.id === PASS.id && makes(typed));
      return [...makers, ...(passes ? [PASS] : [])].map((station) => [`${station.name} ${name}`, quantity] as const);
    }),
  );
}
