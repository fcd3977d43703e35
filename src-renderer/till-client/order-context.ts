import type { OrderContext } from '#shared/order/order-context.ts';
import { atCard } from '#shared/payment/attempt-states.ts';
import { pricingRulesOf } from '#shared/pricing/pricing-rules.ts';
import { defaultTypeOf } from '#shared/settings/settings.ts';
import { ALL_RIGHTS, type Right, rightsOf } from '#shared/staff/rights.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Ledger } from './order-ledger.ts';
import type { TillView } from './till-store.ts';

/**
 * The world as this screen knows it, for deciding as the engine will; null before the engine has told anything. `lent`: the
 * rights that were approved for this one command.
 */
export function orderContext(
  { state, menu, session, cardAttempts }: TillView,
  now: Instant,
  ledger: Ledger,
  lent: readonly Right[] = [],
): OrderContext | null {
  if (!state || !menu) return null;
  const { shop, stations, tables } = state.settings;
  return {
    now,
    device: state.device.id,
    staff: session?.signedIn?.staffId ?? null,
    rights: withLent(session?.signedIn ? rightsOf(session.signedIn.role) : ALL_RIGHTS, lent),
    businessDate: state.day?.state === 'open' ? state.day.businessDate : null,
    orderNumber: skipNumbers(state.nextOrderNumber, unconfirmedOpens(ledger)),
    // The receipt's number is the engine's to give; the screen shows it once it is there.
    receiptNumber: '',
    pricing: pricingRulesOf(shop),
    serviceCharge: shop.serviceCharge,
    catalog: menu.index,
    stations: new Map(stations.map((station) => [station.id, station])),
    orderOf: (id) => ledger.get(id)?.view ?? null,
    tables: new Map(tables.map((table) => [table.id, table])),
    orderTypes: shop.orderTypes,
    defaultOrderType: defaultTypeOf(shop),
    timeZone: shop.timeZone,
    cardReader: shop.cards.reader,
    atCard: atCard(cardAttempts.values()),
    scaleLabels: shop.scaleLabels,
  };
}

const withLent = (own: ReadonlySet<Right>, lent: readonly Right[]): ReadonlySet<Right> =>
  lent.length === 0 ? own : new Set([...own, ...lent]);

const unconfirmedOpens = (ledger: Ledger): number =>
  [...ledger.values()].filter(({ confirmed }) => confirmed === null).length;

/** `A-042` and 2 make `A-044`: the numbers of orders that the engine has not answered for are taken. */
const skipNumbers = (number: string, count: number): string =>
  count === 0
    ? number
    : number.replace(/\d+$/, (digits) => String(Number(digits) + count).padStart(digits.length, '0'));
