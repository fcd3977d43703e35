import fc from 'fast-check';
import { z } from 'zod';
import { type KitchenStep, kitchenStep } from '#support/random-kitchen.ts';
import { type Step as OrderStep, step as orderStep } from '#support/random-orders.ts';
import { type Weather, weathers } from './network.ts';

/** What is done with money beside a sale in cash; orders, payments and checks are picked by position. */
export type MoneyAct =
  /** An order of its own, with a line of each of these. */
  | { do: 'ring'; items: readonly Extract<OrderStep, { do: 'add' }>[] }
  /** All that is left, at another terminal. */
  | { do: 'payOther'; order: number; tip: number }
  | { do: 'split'; order: number; by: 'evenly' | 'amount' | 'lines' | 'join'; checks: number }
  /** In cash, with change; the whole, where there are no checks. */
  | { do: 'payCheck'; order: number; check: number; tip: number }
  /** Of a payment, whether or not its order is settled. */
  | { do: 'tip'; order: number; payment: number; tip: number }
  /** To all payments of a settled order. */
  | { do: 'refund'; order: number; what: 'whole' | 'amount' | 'line'; amount: number; tips: boolean; restock: boolean }
  | { do: 'drawer'; what: 'open' | 'close' | 'noSale' | 'paid-in' | 'paid-out' | 'drop'; amount: number };

/** What happens next to a till, to its way to the cloud, or to the cloud's way to its database. */
export type Act =
  | MoneyAct
  | { do: 'order'; order: number; step: OrderStep }
  /** With modifiers that are made at a station of their own. */
  | { do: 'kitchen'; order: number; pieces: number; step: KitchenStep }
  /** Twice, of an order that the kitchen makes something of, paid or not. */
  | { do: 'rush'; order: number }
  /** A cook is done with one of the tickets on a screen, or not after all. */
  | { do: 'tap'; tap: 'bump' | 'recall'; ticket: number }
  | { do: 'open' }
  | { do: 'settle'; order: number; tendered: number }
  | { do: 'cancel'; order: number }
  | { do: 'unDiscount'; order: number; at: number }
  | { do: 'menu'; item: number; set: { price: number } | { name: string } }
  | { do: 'shop'; name: string }
  /** `amount` is in thousandths. */
  | { do: 'stock'; what: 'receive' | 'count' | 'waste'; item: number; amount: number }
  | { do: 'track'; item: number; tracked: boolean }
  | { do: 'day' }
  /** Somebody looks closely at what every till shows. */
  | { do: 'look' }
  /** The screen did not hear the answer and asks again. */
  | { do: 'again' }
  | { do: 'pair' }
  | { do: 'wait'; ms: number }
  | { do: 'weather'; weather: Weather }
  | { do: 'skew'; ms: number }
  /** The power goes off, and comes back. */
  | { do: 'crash' }
  /** The power goes off in the middle of what the engine does next: when it has looked at its clock so often. */
  | { do: 'crashSoon'; looks: number }
  /** The power goes off after the pairing was written and before its token was. */
  | { do: 'crashPairing' }
  /** Of every till's file. */
  | { do: 'keepCopy' }
  /** `withCounter`: the counter beside the file goes back with it, so that only the cloud can tell. */
  | { do: 'restore'; withCounter: boolean }
  /** The cloud loses its database after so many more messages, before or after the last of them has arrived. */
  | { do: 'cut'; messages: number; arrives: boolean }
  /** The shop is closed for days, and all that is in it. */
  | { do: 'days'; days: number }
  /** The cloud's job takes old orders out of the feed. */
  | { do: 'trimFeed' }
  /** The cloud's job leaves so many changes in the log of each shape. */
  | { do: 'trimLog'; keep: number }
  /** The handles of this till's shapes are given up, as the Electric service may do. */
  | { do: 'rotate' };

/**
 * `crashAfter`: the power goes off after so many turns of the engine's work, whatever it has done by then. `restMs`: how
 * long nobody does anything afterwards.
 */
export type Step = Act & { till: number; crashAfter: number | null; restMs: number };

/** One run of the simulation, from nothing to the end. */
export interface Plan {
  readonly seed: number;
  readonly tills: number;
  readonly steps: readonly Step[];
}

/** A plan in a file; what its steps hold is checked by playing it. */
export const planFile = z.object({
  about: z.string(),
  seed: z.int(),
  tills: z.int(),
  steps: z.array(z.custom<Step>((value) => typeof value === 'object')),
});

const DAY_MS = 86_400_000;
const order = fc.nat(5);
const weighted = (weight: number, arbitrary: fc.Arbitrary<Act>) => ({ weight, arbitrary });
const only = (act: Act) => fc.constant(act);

const menuEdit = fc.oneof(
  fc.record({ price: fc.nat(2_000) }),
  fc.record({ name: fc.constantFrom('Toast', 'Cake', 'Soup') }),
);

const stock = fc.record({
  do: fc.constant('stock' as const),
  what: fc.constantFrom('receive', 'count', 'waste'),
  item: fc.nat(2),
  amount: fc.integer({ min: 1, max: 20_000 }),
});

/** Often enough for any order, so that many are settled, some of them by two tills. */
const tendered = fc.oneof(fc.integer({ min: 1, max: 200_000 }), fc.constant(5_000_000));

const kitchenWork = [
  weighted(
    8,
    fc.record({
      ...{ do: fc.constant('kitchen' as const), order, step: kitchenStep },
      pieces: fc.integer({ min: 1, max: 9 }),
    }),
  ),
  weighted(3, fc.record({ do: fc.constant('rush' as const), order })),
  weighted(
    6,
    fc.record({ do: fc.constant('tap' as const), tap: fc.constantFrom('bump', 'bump', 'recall'), ticket: fc.nat(9) }),
  ),
];

const shopWork = [
  weighted(10, only({ do: 'open' })),
  weighted(13, fc.record({ do: fc.constant('order' as const), order, step: orderStep })),
  ...kitchenWork,
  weighted(12, fc.record({ do: fc.constant('settle' as const), order: fc.nat(1), tendered })),
  weighted(2, fc.record({ do: fc.constant('cancel' as const), order })),
  weighted(1, fc.record({ do: fc.constant('unDiscount' as const), order, at: fc.nat(3) })),
  weighted(8, fc.record({ do: fc.constant('menu' as const), item: fc.nat(1), set: menuEdit })),
  weighted(3, fc.record({ do: fc.constant('shop' as const), name: fc.constantFrom('Corner', 'Harbour', 'Station') })),
  weighted(4, stock),
  weighted(1, fc.record({ do: fc.constant('track' as const), item: fc.nat(2), tracked: fc.boolean() })),
  weighted(2, only({ do: 'day' })),
  weighted(4, only({ do: 'again' })),
  weighted(4, only({ do: 'look' })),
];

const tip = fc.constantFrom(0, 100, 250);

const ring = fc.array(
  fc.record({
    ...{ do: fc.constant('add' as const), item: fc.nat(5), milk: fc.boolean(), price: fc.nat(5_000) },
    quantity: fc.constantFrom(1_000, 1_000, 2_000, 3_000, 1_500),
  }),
  { minLength: 1, maxLength: 3 },
);

const moneyWork = [
  weighted(40, fc.record({ do: fc.constant('ring' as const), items: ring })),
  weighted(16, fc.record({ do: fc.constant('payOther' as const), order, tip })),
  weighted(
    12,
    fc.record({
      ...{ do: fc.constant('split' as const), order, checks: fc.integer({ min: 2, max: 4 }) },
      by: fc.constantFrom('evenly', 'amount', 'lines', 'lines', 'join'),
    }),
  ),
  weighted(40, fc.record({ do: fc.constant('payCheck' as const), order, check: fc.nat(3), tip })),
  weighted(16, fc.record({ do: fc.constant('tip' as const), order, payment: fc.nat(2), tip })),
  weighted(
    30,
    fc.record({
      ...{ do: fc.constant('refund' as const), order, amount: fc.integer({ min: 1, max: 3_000 }) },
      what: fc.constantFrom('whole', 'amount', 'line', 'line'),
      ...{ tips: fc.boolean(), restock: fc.boolean() },
    }),
  ),
  weighted(
    36,
    fc.record({
      do: fc.constant('drawer' as const),
      what: fc.constantFrom('open', 'open', 'close', 'close', 'noSale', 'paid-in', 'paid-out', 'drop'),
      amount: fc.integer({ min: 1, max: 50_000 }),
    }),
  ),
];

const cut = fc.record({
  do: fc.constant('cut' as const),
  messages: fc.integer({ min: 1, max: 30 }),
  arrives: fc.boolean(),
});

const trouble = [
  weighted(3, only({ do: 'pair' })),
  weighted(14, fc.record({ do: fc.constant('wait' as const), ms: fc.nat(30_000) })),
  weighted(7, fc.record({ do: fc.constant('weather' as const), weather: fc.constantFrom(...weathers) })),
  weighted(4, fc.record({ do: fc.constant('skew' as const), ms: fc.integer({ min: -DAY_MS, max: DAY_MS }) })),
  weighted(3, only({ do: 'crash' })),
  weighted(4, fc.record({ do: fc.constant('crashSoon' as const), looks: fc.integer({ min: 1, max: 20 }) })),
  weighted(1, only({ do: 'crashPairing' })),
  weighted(6, cut),
];

const cloudWork = [
  weighted(1, fc.record({ do: fc.constant('days' as const), days: fc.integer({ min: 1, max: 9 }) })),
  weighted(2, only({ do: 'trimFeed' })),
  weighted(2, fc.record({ do: fc.constant('trimLog' as const), keep: fc.nat(40) })),
  weighted(2, only({ do: 'rotate' })),
];

const copies = [
  // Whoever finds an old file in the till sells on with it.
  weighted(12, only({ do: 'open' })),
  weighted(5, only({ do: 'keepCopy' })),
  weighted(
    12,
    fc.record({ do: fc.constant('restore' as const), withCounter: fc.constantFrom(true, true, true, false) }),
  ),
  weighted(8, cut),
];

const STEPS = 40;

/**
 * The plan of a seed. One in three restores files from old copies, be there one till or three; one in two does with money
 * what a counter does beside sales in cash.
 */
export function planOf(seed: number): Plan {
  const tills = 1 + (seed % 3);
  const restores = Math.floor(seed / 3) % 3 === 0;
  const handlesMoney = seed % 2 === 0;
  const acts = [
    ...[...shopWork, ...trouble, ...cloudWork],
    ...(handlesMoney ? moneyWork : []),
    ...(restores ? copies : []),
  ];
  const step = fc.tuple(
    fc.oneof(...acts),
    fc.nat(tills - 1),
    fc.oneof({ weight: 11, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(60) }),
    fc.constantFrom(0, 0, 20, 200),
  );
  const steps = fc.noShrink(fc.array(step, { minLength: STEPS, maxLength: STEPS, size: 'max' }));
  const [made = []] = fc.sample(fc.noBias(steps), { seed, numRuns: 1 });
  // Most tills are paired before there is trouble, so that they have long to work on each other's orders.
  const early = Array.from({ length: tills }, (_, till) => till).filter((till) => (seed + till) % 4 > 0);
  return {
    seed,
    tills,
    steps: [
      ...early.map((till): Step => ({ do: 'pair', till, crashAfter: null, restMs: 200 })),
      ...made.map(([act, till, crashAfter, restMs]) => ({ ...act, till, crashAfter, restMs })),
    ],
  };
}
