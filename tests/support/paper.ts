import fc from 'fast-check';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import { asMinor, asQuantity, asRate } from '#shared/money/minor.ts';
import type { PrintContent } from '#shared/printing/print-job.ts';
import type { Receipt } from '#shared/printing/receipt.ts';
import { asInstant } from '#shared/time/instant.ts';
import { id } from './orders.ts';

/** 15:05 in Berlin on 21 November 2025. */
export const AFTERNOON = asInstant(Date.UTC(2025, 10, 21, 14, 5));

export const TICKET: Ticket = {
  orderId: id(1),
  sendId: id(2),
  station: { stationId: id(3), name: 'Grill' },
  orderNumber: 'A-042',
  at: AFTERNOON,
  lines: [
    {
      kind: 'new',
      quantity: asQuantity(2_000),
      was: null,
      name: 'Cheeseburger',
      modifiers: [
        { name: 'Medium rare', count: 1 },
        { name: 'Bacon', count: 2 },
      ],
      note: 'no onions,\nallergic',
    },
    { kind: 'changed', quantity: asQuantity(3_000), was: asQuantity(2_000), name: 'Fries', modifiers: [], note: null },
    {
      kind: 'void',
      quantity: asQuantity(1_000),
      was: null,
      name: 'Crème brûlée',
      modifiers: [{ name: 'Vanilla', count: 1 }],
      note: null,
    },
    { kind: 'new', quantity: asQuantity(250), was: null, name: 'Ham', modifiers: [], note: null },
  ],
};

export const RECEIPT: Receipt = {
  orderId: id(1),
  orderNumber: 'A-042',
  receiptNumber: 'A-000123',
  at: AFTERNOON,
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  shop: { name: 'Café Morgenrot', header: 'Lange Straße 12\n10115 Berlin', footer: 'Thank you.' },
  lines: [
    {
      quantity: asQuantity(2_000),
      name: 'Flat white',
      modifiers: [
        { name: 'Oat milk', count: 1, price: asMinor(40) },
        { name: 'Syrup', count: 2, price: asMinor(25) },
        { name: 'Sugar', count: 2, price: asMinor(0) },
      ],
      note: 'extra hot',
      gross: asMinor(840),
    },
    { quantity: asQuantity(1_000), name: 'Cheese toast', modifiers: [], note: null, gross: asMinor(650) },
  ],
  discount: asMinor(100),
  net: asMinor(1_225),
  taxes: [
    { name: 'VAT 7 %', rate: asRate(70_000), inclusive: true, base: asMinor(560), amount: asMinor(39) },
    { name: 'VAT', rate: asRate(190_000), inclusive: true, base: asMinor(665), amount: asMinor(126) },
  ],
  total: asMinor(1_390),
  payments: [{ tender: 'cash', amount: asMinor(1_390), tendered: asMinor(2_000), change: asMinor(610) }],
};

const SIZES = ['normal', 'large', 'huge'] as const;
const MODIFIER_KINDS = ['add', 'remove', 'allergy'] as const;

/** Any slip at all, its text of `characters`. */
export function anyContent(characters: fc.Arbitrary<string>): fc.Arbitrary<PrintContent> {
  const text = (maxLength: number) => fc.string({ unit: characters, maxLength });
  const amount = fc.integer({ min: -99_999_999, max: 99_999_999 }).map(asMinor);
  const count = fc.integer({ min: 1, max: 1_000_000 }).map(asQuantity);
  const ticket = fc.record({
    kind: fc.constantFrom('new' as const, 'added' as const, 'changed' as const, 'void' as const, 'rush' as const),
    orderId: fc.constant(TICKET.orderId),
    sendId: fc.constant(TICKET.sendId),
    station: fc.record({ stationId: fc.constant(TICKET.station.stationId), name: text(60) }),
    orderNumber: text(20),
    at: fc.constant(AFTERNOON),
    looks: fc.record({ itemSize: fc.constantFrom(...SIZES), printsNotes: fc.boolean() }),
    lines: fc.array(
      fc.record({
        kind: fc.constantFrom('new' as const, 'changed' as const, 'void' as const, 'told' as const),
        quantity: count,
        was: fc.option(count),
        name: text(90),
        modifiers: fc.array(
          fc.record({
            name: text(60),
            count: fc.integer({ min: 1, max: 12 }),
            kind: fc.constantFrom(...MODIFIER_KINDS),
          }),
          { maxLength: 3 },
        ),
        note: fc.option(text(150)),
        alsoAt: fc.array(text(60), { maxLength: 3 }),
      }),
      { maxLength: 4 },
    ),
  });
  const receipt = fc.record({
    orderId: fc.constant(RECEIPT.orderId),
    orderNumber: text(20),
    receiptNumber: text(20),
    at: fc.constant(AFTERNOON),
    timeZone: fc.constant('Asia/Tokyo'),
    currency: fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CHF'),
    shop: fc.record({ name: text(60), header: text(120), footer: text(120) }),
    lines: fc.array(
      fc.record({
        quantity: count,
        name: text(90),
        modifiers: fc.array(fc.record({ name: text(60), count: fc.integer({ min: 1, max: 9 }), price: amount }), {
          maxLength: 3,
        }),
        note: fc.option(text(80)),
        gross: amount,
      }),
      { maxLength: 4 },
    ),
    discount: amount,
    net: amount,
    taxes: fc.array(
      fc.record({
        name: text(60),
        rate: fc.integer({ min: 0, max: 1_000_000 }).map(asRate),
        inclusive: fc.boolean(),
        base: amount,
        amount,
      }),
      { maxLength: 3 },
    ),
    total: amount,
    payments: fc.array(
      fc.record(
        {
          tender: fc.constantFrom('cash' as const, 'card' as const, 'external' as const),
          ...{ amount, tendered: amount, change: amount, tip: amount, rounding: amount, reference: text(60) },
        },
        { requiredKeys: ['tender', 'amount', 'tendered', 'change'] },
      ),
      { maxLength: 2 },
    ),
  });
  return fc.oneof(
    ticket.map((one): PrintContent => ({ kind: 'ticket', ticket: one })),
    receipt.map((one): PrintContent => ({ kind: 'receipt', receipt: one })),
  );
}
