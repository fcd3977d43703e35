import fc from 'fast-check';
import type { Catalog } from '#shared/catalog/catalog.ts';
import type { CommandId } from '#shared/ids/ids.ts';
import { heldCourses } from '#shared/kitchen/courses.ts';
import { movedTicketsOf } from '#shared/kitchen/moved.ts';
import { rushTicketsOf } from '#shared/kitchen/rush.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import { ticketsOf } from '#shared/kitchen/tickets.ts';
import { applyFact, type HashedFact } from '#shared/order/apply-order.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import { type OrderType, orderType } from '#shared/order/order-type.ts';
import type { Station } from '#shared/settings/settings.ts';
import { BAR, type DEVICE, id, KITCHEN, MAKES, MENU, OrderPlay } from './orders.ts';

export const FRY: Station = { id: id(0x53), name: 'Fry', position: 2, archived: false, ...MAKES };
export const PASS: Station = { id: id(0x54), name: 'Pass', position: 3, archived: false, ...MAKES, kind: 'expo' };
const OTHER_TILL = { device: id<typeof DEVICE>(0xd2) };

const CHANGES = id<Catalog['modifierGroups'][number]['id']>(0x62);
/** Each leads somewhere else: to a station of its own, to one that the item may have too, to two, or nowhere. */
export const EGG = id<never>(0x621);
export const ONIONS = id<never>(0x622);
export const NUTS = id<never>(0x623);
const CHANGE_IDS = [EGG, ONIONS, NUTS, id<never>(0x624)];

/** The small menu with things made at several stations, and modifiers that lead to others. */
export const ROUTED_MENU: Catalog = {
  ...MENU,
  modifierGroups: [
    ...MENU.modifierGroups,
    {
      ...{ id: CHANGES, name: 'Changes', min: 0, max: 4, position: 1, archived: false },
      modifiers: [
        { id: EGG, name: 'Fried egg', price: 150 as never, stationIds: [FRY.id] },
        { id: ONIONS, name: 'Onions', price: 0 as never, kind: 'remove' },
        { id: NUTS, name: 'Nuts', price: 0 as never, kind: 'allergy' },
        { id: id(0x624), name: 'Side salad', price: 300 as never, stationIds: [KITCHEN.id, BAR.id] },
      ],
    },
  ],
  items: MENU.items.map((item, at) => ({
    ...item,
    modifierGroupIds: item.modifierGroupIds.length > 0 ? item.modifierGroupIds : [CHANGES],
    stationIds: at === 1 ? [KITCHEN.id, FRY.id, KITCHEN.id] : null,
  })),
};

/** What a random person does next to an order whose lines are made at several stations. */
export type KitchenStep =
  | { do: 'add'; item: number; changes: number; seat?: number; course?: number }
  | { do: 'change'; line: number; changes: number }
  | { do: 'void'; line: number }
  | { do: 'place'; line: number; seat: number; course: number }
  | { do: 'warn'; line: number; allergies: number }
  | { do: 'fire'; course: number }
  | { do: 'send' }
  | { do: 'rush' };

/** 0 is nobody's seat, and no course. */
const place = { seat: fc.nat(2), course: fc.nat(3) };

export const kitchenStep: fc.Arbitrary<KitchenStep> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('add' as const), item: fc.nat(5), changes: fc.nat(15), ...place }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('change' as const), line: fc.nat(9), changes: fc.nat(15) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), line: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('place' as const), line: fc.nat(9), ...place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fire' as const), course: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('send' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rush' as const) }) },
);

/** What the guest of a line turns out to be allergic to, or not. */
const warnStep: fc.Arbitrary<KitchenStep> = fc.record({
  ...{ do: fc.constant('warn' as const), line: fc.nat(9), allergies: fc.nat(3) },
});

/** What is done to an order at one of two tills. */
interface KitchenTurn {
  readonly otherTill: boolean;
  readonly what: KitchenStep;
  readonly quantity: never;
}

const turn: fc.Arbitrary<KitchenTurn> = fc.record({
  otherTill: fc.boolean(),
  what: fc.oneof({ weight: 16, arbitrary: kitchenStep }, { weight: 3, arbitrary: warnStep }),
  quantity: fc.integer({ min: 1, max: 9 }).map((pieces) => (pieces * 1_000) as never),
});

export const kitchenSteps = fc.array(turn, { maxLength: 25 });

/** Somebody says that the guest takes the order otherwise. */
interface TypeTurn {
  readonly otherTill: boolean;
  readonly type: OrderType;
}

const typeTurn: fc.Arbitrary<TypeTurn> = fc.record({
  otherTill: fc.boolean(),
  type: fc.constantFrom(...orderType.options),
});

export const typedSteps = fc.array(fc.oneof({ weight: 5, arbitrary: turn }, { weight: 2, arbitrary: typeTurn }), {
  maxLength: 25,
  size: 'max',
});

/** The kitchen makes everything; the others only in orders of some types, so that some things are made nowhere in some. */
export const TYPED_STATIONS: readonly Station[] = [
  KITCHEN,
  { ...BAR, orderTypes: ['dine-in'] },
  { ...FRY, orderTypes: ['takeaway', 'pick-up'] },
  { ...PASS, orderTypes: ['delivery', 'dine-in'] },
];
export const typedPlay = (): OrderPlay =>
  new OrderPlay({ stations: new Map(TYPED_STATIONS.map((one) => [one.id, one])) }, ROUTED_MENU);

export const routedPlay = (): OrderPlay =>
  new OrderPlay({ stations: new Map([KITCHEN, BAR, FRY, PASS].map((one) => [one.id, one])) }, ROUTED_MENU);

/** Plays a random course at two tills, at the end of which both have fired and sent what they have to say. */
export function playKitchen(course: readonly (KitchenTurn | TypeTurn)[], play = routedPlay()): OrderPlay {
  let made = 0x1000;
  const fresh = <T extends string>() => id<T>(made++);
  const one = () => ({ commandId: fresh<CommandId>(), orderId: id<never>(0x0d) });
  play.play({ name: 'open', input: one() });
  for (const turn of course) {
    const command: OrderCommand | null =
      'type' in turn
        ? { name: 'label', input: { ...one(), set: { type: turn.type } } }
        : commandFor(turn.what, play.order, turn.quantity, one, fresh);
    if (command) play.play(command, turn.otherTill ? OTHER_TILL : {});
  }
  for (const till of [{}, OTHER_TILL]) {
    for (const { course } of play.order ? heldCourses(play.order) : []) {
      const input = { ...one(), sendId: fresh<never>(), course, expectedVersion: play.order?.version ?? 0 };
      play.play({ name: 'fireCourse', input }, till);
    }
    play.play({ name: 'send', input: { ...one(), sendId: fresh(), expectedVersion: play.order?.version ?? 0 } }, till);
  }
  return play;
}

/** The command that a step means for an order as it stands; null where it means nothing. */
export function commandFor(
  what: KitchenStep,
  order: Order | null,
  quantity: never,
  one: () => { commandId: CommandId; orderId: never },
  fresh: <T extends string>() => T,
): OrderCommand | null {
  const line = 'line' in what ? order?.lines[what.line % Math.max(1, order.lines.length)] : undefined;
  if (!order || ('line' in what && !line)) return null;
  const modifiers = (item: string | undefined, changes: number) =>
    ROUTED_MENU.items.find((known) => known.id === item)?.modifierGroupIds.includes(CHANGES)
      ? CHANGE_IDS.filter((_, at) => (changes >> at) & 1).map((modifierId) => ({ modifierId, count: 1 }))
      : [{ modifierId: id<never>(0x611), count: 1 }];
  switch (what.do) {
    case 'add': {
      const item = ROUTED_MENU.items[what.item];
      if (!item) return null;
      const price = item.price === null ? (500 as never) : null;
      const { seat = 0, course = 0 } = what;
      const chosen = {
        ...{ modifiers: modifiers(item.id, what.changes), note: null, price },
        ...(seat > 0 && { seat }),
        ...(course > 0 && { course }),
      };
      return { name: 'addLine', input: { ...one(), lineId: fresh(), itemId: item.id, quantity, ...chosen } };
    }
    case 'change':
      return line
        ? {
            name: 'changeLine',
            input: {
              ...one(),
              ...{ lineId: line.lineId, newLineId: fresh(), quantity, note: null, reason: 'mistake' },
              modifiers: modifiers(line.itemId, what.changes),
            },
          }
        : null;
    case 'void':
      return line ? { name: 'voidLine', input: { ...one(), lineId: line.lineId, reason: 'mistake' } } : null;
    case 'place': {
      const { seat, course } = { seat: what.seat || null, course: what.course || null };
      return line ? { name: 'placeLines', input: { ...one(), lineIds: [line.lineId], seat, course } } : null;
    }
    case 'warn': {
      const names = (wanted: number) => ['Milk', 'Fish'].filter((_, at) => ((what.allergies >> at) & 1) === wanted);
      const allergies = { add: names(1), remove: names(0) };
      return line ? { name: 'noteLines', input: { ...one(), lineIds: [line.lineId], allergies } } : null;
    }
    case 'fire': {
      const { course } = what;
      return { name: 'fireCourse', input: { ...one(), sendId: fresh(), course, expectedVersion: order.version } };
    }
    case 'send':
      return { name: 'send', input: { ...one(), sendId: fresh(), expectedVersion: order.version } };
    case 'rush':
      return { name: 'rush', input: { ...one(), sendId: fresh() } };
    default:
      return what satisfies never;
  }
}

/** Every ticket that an order's facts made, each as the order stood when it was told. */
export function ticketsOfFacts(facts: readonly HashedFact[]): Ticket[] {
  let order: Order | null = null;
  return facts.flatMap((fact) => {
    const after: Order = applyFact(order, fact);
    order = after;
    if (fact.type === 'order.moved') return movedTicketsOf(after, fact.payload, fact.at);
    if (fact.type === 'order.rushed') return rushTicketsOf(after, fact.payload, fact.at);
    return fact.type === 'order.sent' ? ticketsOf(after, fact.payload, fact.at) : [];
  });
}
