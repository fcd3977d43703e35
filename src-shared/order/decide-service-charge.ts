import { priceOrder } from '../pricing/price-order.ts';
import { refuse } from '../refusal.ts';
import { err, ok } from '../result.ts';
import type { ShopSettings } from '../settings/settings.ts';
import { lacks } from '../staff/rights.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision, OrderContext } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';
import { MAX_TOTAL } from './order-limits.ts';
import { pricedAsBefore } from './priced-as-before.ts';

type Input = Extract<OrderCommand, { name: 'setServiceCharge' }>['input'];
type ServiceChargeSet = Extract<OrderEvent, { type: 'order.service-charge-set' }>;
type Charge = ServiceChargeSet['payload']['charge'];
type ChargeContext = Pick<OrderContext, 'catalog' | 'serviceCharge'>;

/** A person puts the shop's service charge on an order, or takes it off; that word stands; spec [M16]. */
export function decideSetServiceCharge(order: Order, { charged }: Input, ctx: OrderContext): Decision {
  const old = pricedAsBefore(order);
  if (old) return err(old);
  if (charged === isCharged(order)) return err(refuse('service-charge-unchanged', { number: order.number }));
  if (!charged) {
    // It is money off the bill.
    const missing = lacks(ctx, 'discount');
    return missing ? err(missing) : ok([said(order, null, 'person')]);
  }
  if (!ctx.serviceCharge) return err(refuse('service-charge-unset'));
  const charge = chargeOf(ctx.serviceCharge, ctx);
  const { total } = priceOrder({ ...order, serviceCharge: { charge, why: 'person' } });
  if (total > MAX_TOTAL) return err(refuse('total-too-large', { most: MAX_TOTAL }));
  return ok([said(order, charge, 'person')]);
}

/**
 * What a change of covers makes of an order's service charge, or null where it stays as it is: parties of the shop's size
 * are charged, smaller ones are not, and what a person said stands; spec [M16].
 */
export function serviceChargeFor(order: Order, covers: number | null, ctx: ChargeContext): ServiceChargeSet | null {
  if (order.pricing.version === 1 || order.serviceCharge?.why === 'person') return null;
  const least = ctx.serviceCharge?.minCovers ?? Number.POSITIVE_INFINITY;
  const isDue = covers !== null && covers >= least;
  if (isDue === isCharged(order)) return null;
  return said(order, isDue && ctx.serviceCharge ? chargeOf(ctx.serviceCharge, ctx) : null, 'covers');
}

const isCharged = ({ serviceCharge }: Order): boolean => (serviceCharge?.charge ?? null) !== null;

/** The charge with all that it will ever mean: an order keeps it as it was on its day. */
const chargeOf = ({ name, rate, taxIds }: NonNullable<ShopSettings['serviceCharge']>, ctx: ChargeContext) => ({
  ...{ name, rate },
  taxes: taxIds.flatMap((taxId) => {
    const tax = ctx.catalog.taxes.get(taxId);
    return tax && !tax.archived ? [{ taxId, name: tax.name, rate: tax.rate, inclusive: tax.inclusive }] : [];
  }),
});

const said = (order: Order, charge: Charge, why: 'covers' | 'person'): ServiceChargeSet => ({
  type: 'order.service-charge-set',
  v: 1,
  payload: { orderId: order.id, charge, why },
});
