import { type Catalog, type CatalogIndex, indexCatalog } from '#shared/catalog/catalog.ts';
import type { DeviceId, SegmentId } from '#shared/ids/ids.ts';
import { applyFact, type HashedFact } from '#shared/order/apply-order.ts';
import { decideOrder } from '#shared/order/decide-order.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import type { OrderContext } from '#shared/order/order-context.ts';
import type { PricingRules } from '#shared/pricing/pricing-rules.ts';
import type { Refusal } from '#shared/refusal.ts';
import type { Station } from '#shared/settings/settings.ts';
import { ALL_RIGHTS } from '#shared/staff/rights.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import type { Hlc } from '#shared/time/hlc.ts';
import type { Instant } from '#shared/time/instant.ts';

/** Ids that are the same in every run: `id(7)` ends in 7. */
export const id = <T extends string>(n: number): T =>
  `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as T;

export const DEVICE: DeviceId = id(0xd1);
/** What a station is and wants unless somebody says otherwise. */
export const MAKES = {
  kind: 'prep',
  oneItemPerTicket: false,
  itemSize: 'large',
  printsNotes: true,
  copies: 1,
  shows: 'paper',
} as const;
export const KITCHEN: Station = { id: id(0x51), name: 'Kitchen', position: 0, archived: false, ...MAKES };
export const BAR: Station = { id: id(0x52), name: 'Bar', position: 1, archived: false, ...MAKES };

/** A small menu: food at 7 % and drinks at 19 % within the price, a milk choice, and one item that asks its price. */
export const MENU: Catalog = {
  schedules: [],
  taxes: [
    { id: id(0x71), name: 'VAT 7 %', rate: 70_000 as never, inclusive: true, archived: false },
    { id: id(0x72), name: 'VAT 19 %', rate: 190_000 as never, inclusive: true, archived: false },
    { id: id(0x73), name: 'Sales tax', rate: 88_750 as never, inclusive: false, archived: false },
  ],
  categories: [
    { id: id(0xc1), name: 'Food', colour: '#b45309', stationIds: [KITCHEN.id], position: 0, archived: false },
    { id: id(0xc2), name: 'Drinks', colour: '#0369a1', stationIds: [BAR.id], position: 1, archived: false },
  ],
  modifierGroups: [
    {
      id: id(0x61),
      name: 'Milk',
      min: 1,
      max: 1,
      position: 0,
      archived: false,
      modifiers: [
        { id: id(0x611), name: 'Whole milk', price: 0 as never },
        { id: id(0x612), name: 'Oat milk', price: 40 as never },
      ],
    },
  ],
  items: [
    item(0x11, 'Cheese toast', 650, 0xc1, [0x71]),
    item(0x12, 'Apple cake', 390, 0xc1, [0x71]),
    { ...item(0x13, 'Flat white', 380, 0xc2, [0x72]), modifierGroupIds: [id(0x61)] },
    item(0x14, 'Lemonade', 333, 0xc2, [0x72]),
    item(0x15, 'Daily special', null, 0xc1, [0x71]),
    item(0x16, 'Tote bag', 1_999, null, [0x73]),
  ],
};

function item(n: number, name: string, price: number | null, category: number | null, taxes: number[]) {
  return {
    id: id<Catalog['items'][number]['id']>(n),
    name,
    price: price as Catalog['items'][number]['price'],
    categoryId: category === null ? null : id<Catalog['categories'][number]['id']>(category),
    taxIds: taxes.map((tax) => id<Catalog['taxes'][number]['id']>(tax)),
    modifierGroupIds: [] as Catalog['items'][number]['modifierGroupIds'],
    stationIds: null,
    sku: null,
    description: null,
    position: 0,
    archived: false,
    tracked: false,
    lowLevel: null,
  };
}

export const RULES: PricingRules = { version: 1, currency: 'EUR', taxRounding: 'line' };
/** The rules that orders are opened under now, and a service charge that bears 19 % within it. */
export const RULES_V2 = {
  ...{ version: 2, currency: 'EUR', taxRounding: 'line', cashRounding: 0 },
} as const satisfies PricingRules;
export const SERVICE: OrderContext['serviceCharge'] = {
  ...{ name: 'Service', rate: 125_000 as never, minCovers: 6 },
  taxIds: [id(0x72)],
};
export const NOW = Date.parse('2026-11-20T12:00:00Z') as Instant;
export const TODAY = '2026-11-20' as BusinessDate;

export function context(over: Partial<OrderContext> = {}, menu: Catalog = MENU): OrderContext {
  const catalog: CatalogIndex = indexCatalog(menu);
  return {
    now: NOW,
    device: DEVICE,
    staff: null,
    rights: ALL_RIGHTS,
    businessDate: TODAY,
    orderNumber: 'A-001',
    receiptNumber: 'A-000001',
    pricing: RULES,
    serviceCharge: null,
    catalog,
    stations: new Map([KITCHEN, BAR].map((station) => [station.id, station])),
    tables: new Map(),
    orderOf: () => null,
    orderTypes: ['dine-in', 'takeaway', 'pick-up', 'delivery'],
    defaultOrderType: 'takeaway',
    timeZone: 'Europe/Berlin',
    cardReader: 'none',
    atCard: new Set(),
    scaleLabels: [
      { prefix: '21', says: 'weight' },
      { prefix: '23', says: 'price' },
    ],
    ...over,
  };
}

/** Plays commands on one order as an engine would, and keeps the facts; refusals are kept too. */
export class OrderPlay {
  order: Order | null = null;
  readonly facts: HashedFact[] = [];
  readonly refusals: Refusal[] = [];
  readonly ctx: OrderContext;
  private seq = 0;

  constructor(over: Partial<OrderContext> = {}, menu: Catalog = MENU) {
    this.ctx = context(over, menu);
  }

  /** `over`: what is otherwise where this command is given, such as at another till of the shop. */
  play(command: OrderCommand, over: Partial<OrderContext> = {}): Order | null {
    const ctx = { ...this.ctx, ...over };
    const decision = decideOrder(this.order, command, ctx);
    if (!decision.ok) {
      this.refusals.push(decision.error);
      return this.order;
    }
    for (const event of decision.value) {
      this.seq += 1;
      const fact: HashedFact = {
        ...event,
        at: this.ctx.now,
        businessDate: TODAY,
        staff: null,
        device: ctx.device,
        segment: id<SegmentId>(0x5e6),
        hlc: this.seq as Hlc,
        seq: this.seq,
        hash: String(this.seq).padStart(64, '0'),
      };
      this.facts.push(fact);
      this.order = applyFact(this.order, fact);
    }
    return this.order;
  }
}
